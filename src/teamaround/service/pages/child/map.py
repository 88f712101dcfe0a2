"""The map of people and places as the picture wants it: nodes by kind and relation, one line for each link."""

from __future__ import annotations

from teamaround.practice.record.words import Relation
from teamaround.service.pages.child.links import Said
from teamaround.service.pages.child.map_names import short_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.pictures.network_picture import NetworkLink, NetworkNode, NetworkPicture, Place
from teamaround.service.pages.words import dates

PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.STEP_PARENT})
RELATIVES = frozenset({Relation.GRANDPARENT, Relation.OTHER_RELATIVE})


def map_of(opened: Opened, said: tuple[Said, ...], fresh: frozenset[Said]) -> NetworkPicture:
    """Everybody who is in a link, with the child in the middle even if nobody is linked to them yet."""
    drawn = _still_telling(_once(said))
    keys = dict.fromkeys([opened.child.child_id, *(key for one in drawn for key in (one.start, one.end))])
    return NetworkPicture(
        nodes=tuple(_node(opened, key) for key in keys),
        links=tuple(_link(opened, one, one in fresh) for one in drawn if one.start != one.end),
    )


def _once(said: tuple[Said, ...]) -> list[Said]:
    """Of what was said again and again in the same words, the last; all of it stands in the list."""
    kept: dict[tuple[str, str, str], Said] = {}
    for one in said:
        kept.setdefault((one.start, one.end, one.words), one)
    return list(kept.values())


def _still_telling(said: list[Said]) -> list[Said]:
    """Lines for the map: of what ended, only what nothing newer between the same two has taken the place of, and
    only between those who are still in a link. All of it stands in the list.
    """
    live = [one for one in said if not one.is_ended]
    joined = {frozenset((one.start, one.end)) for one in live}
    still_here = {key for one in live for key in (one.start, one.end)}
    ended = [
        one
        for one in said
        if one.is_ended and {one.start, one.end} <= still_here and {one.start, one.end} not in joined
    ]
    return live + ended


def _node(opened: Opened, key: str) -> NetworkNode:
    name, note = short_name(opened, key)
    person = opened.shown.people.get(key)
    return NetworkNode(key, name, _place(opened, key), note, known=person is None or bool(person.given_names))


def _place(opened: Opened, key: str) -> Place:
    case = opened.shown
    if key == opened.child.child_id:
        return Place.CHILD
    if key in case.places:
        return Place.HOME if key in case.homes(dates.in_london(opened.now).date()) else Place.OTHER_HOME
    if any(school.agency == key for school in case.schools):
        return Place.SCHOOL
    return _kin(opened, key) if key in case.people else Place.SERVICE


def _kin(opened: Opened, person: str) -> Place:
    child = opened.child.child_id
    links = (link for link in opened.shown.links if (link.person, link.to) == (person, child))
    relations = {link.relation for link in links}
    if relations & PARENTS:
        return Place.PARENT
    if Relation.SIBLING in relations:
        return Place.SIBLING
    return Place.RELATIVE if relations & RELATIVES else Place.ADULT


def _link(opened: Opened, one: Said, is_fresh: bool) -> NetworkLink:
    """One line of the map: what it says in short, and the day of a sighting or of the beginning."""
    words = one.words.replace(" of {}", "").replace(" at {}", " here").replace("from {}", "from here")
    said = words.replace("{}", "this").strip()
    lines = ("New", said, one.brief) if is_fresh else (said, one.brief)
    return NetworkLink(one.start, one.end, tuple(filter(None, lines)), one.certainty, fresh=is_fresh)
