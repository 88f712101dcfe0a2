"""Why somebody's list of children is empty, and what they can do instead."""

from __future__ import annotations

from teamaround.service.agencies.queries import agency_names, front_door
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.feeds import silence
from teamaround.service.pages.components.boxes import EmptyState
from teamaround.service.pages.components.phrases import Piece, Strong
from teamaround.service.pages.words import dates
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Action


def nobody_here(asking: Asker) -> EmptyState:
    """The empty list: what would fill it, what to do instead, and which feeds are silent."""
    said, *fills = why_nobody(asking)
    opens = Action.CHILD_OPEN in roles()[asking.actor.role].may
    return EmptyState((said,), tuple(fills), silence(asking.now) if opens else "")


def why_nobody(asking: Asker) -> tuple[Piece, ...]:
    """What would fill the list; for a role that opens no child's page, that nothing will, and why."""
    row = roles()[asking.actor.role]
    where = agency_names().get(asking.actor.agency, "your agency")
    if Action.CHILD_OPEN not in row.may:
        return (
            "Your role opens no child’s page, so no child stands here.",
            f" {row.words} ",
            *worried(asking),
        )
    fills = f"A child stands here when a conference record, an alert or a request brings you or {where} into the case. "
    return ("You work with no child here now.", f" {fills}", *worried(asking))


def worried(asking: Asker) -> tuple[Piece, ...]:
    """Whom to ring about a child who is not on one's list."""
    door = front_door(asking.actor.council, dates.in_london(asking.now).date())
    if door is None:
        return ("Worried about a child? Ring the contact desk of the child’s council; in danger, 999.",)
    night = f"; at night {door.out_of_hours_phone}" if door.out_of_hours_phone else ""
    return (f"Worried about a child? Ring {door.name}, ", Strong(door.phone), f"{night}.")
