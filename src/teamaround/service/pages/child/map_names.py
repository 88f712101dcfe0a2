"""How people and places are called on the map and in its list."""

from __future__ import annotations

from teamaround.practice.answers.headline import name_of
from teamaround.service.pages.child.opening import Opened


def name_within(opened: Opened, key: str) -> str:
    """Within a line of the list: the child by given name, a place by its label, an agency by its name."""
    case = opened.shown
    if key == opened.child.child_id:
        return opened.given_name
    if key in case.people:
        known = case.people[key]
        return (
            name_of(case, key)
            if known.given_names or known.family_name
            else f"{_kin(opened, key)}, name not known"
        )
    if key in case.places:
        shown = case.places[key].shown_as
        return f"{shown[:1].lower()}{shown[1:]}"
    return opened.names.agency(key)


def short_name(opened: Opened, key: str) -> tuple[str, str]:
    """In a shape of the map and beside it: ("Kerry", "Kerry Ashdown, 33"); ("Address A", "protected")."""
    case = opened.shown
    if key == opened.child.child_id:
        return opened.given_name, ""
    person = case.people.get(key)
    if person is not None:
        given = person.given_names.split(" ")[0] or person.family_name
        return (given, person.name) if given else (_kin(opened, key), "name not known")
    place = case.places.get(key)
    if place is not None:
        first, _, rest = place.shown_as.partition(" ")
        return (
            (rest[:1].upper() + rest[1:], "protected")
            if first == "Protected" and rest
            else (f"{first[:1].upper()}{first[1:]} {rest}".strip(), "")
        )
    return opened.names.agency(key), ""


def _kin(opened: Opened, person: str) -> str:
    """What somebody without a name is to the child: "Father"."""
    to_child = (
        link for link in opened.shown.links if (link.person, link.to) == (person, opened.child.child_id)
    )
    relation = next((link.relation.replace("_", " ") for link in to_child), "somebody")
    return f"{relation[:1].upper()}{relation[1:]}"
