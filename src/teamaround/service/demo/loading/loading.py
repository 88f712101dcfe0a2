"""The whole demonstration, from an empty database to a partnership at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from teamaround.service.audit.actions import SystemActor
from teamaround.service.demo.loading.access import give_access, give_team
from teamaround.service.demo.loading.agencies import add_accounts, add_agencies, named_people
from teamaround.service.demo.loading.answering import Answering
from teamaround.service.demo.loading.children import add_children
from teamaround.service.demo.loading.families import History, add_family_of_today, add_history
from teamaround.service.demo.loading.feed import Progress, play_feed
from teamaround.service.demo.loading.naming import ids_of, sources
from teamaround.service.demo.loading.sealed_sender import SealedSender, Sender
from teamaround.service.demo.partnership.build import build
from teamaround.service.demo.partnership.model.partnership import Partnership

BY = SystemActor(purpose="demonstration")
DAYS_OF_CONTACTS = 91
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: the partnership, and the ids in the record of the child of today and of the history."""

    partnership: Partnership
    child_of_today: str
    history: str


def load(
    seed: int,
    today: datetime,
    children: int,
    contacts: int,
    *,
    history: History | None = None,
    sender: Sender | None = None,
    say: Say,
    progress: Progress,
) -> Loaded:
    """Build the partnership as at `today` (aware) and take it in. The database must be empty.

    `sender` is the ambulance service's connector; without one it is played in this process.
    """
    partnership = build(seed, today.date(), children, contacts)
    begun = datetime.combine(today.date() - timedelta(days=DAYS_OF_CONTACTS), time(7), tzinfo=UTC)
    by_council = sources(partnership, begun)
    ids = ids_of(partnership, by_council)
    say(f"Councils and agencies: {len(partnership.councils)} and {len(partnership.agencies)}")
    add_agencies(partnership, by=BY, now=begun)
    say(f"Professionals: {len(partnership.professionals)}")
    add_accounts(partnership, named_people(partnership), by=BY, now=begun)
    give_access(partnership, ids, by=BY, now=begun)
    say(f"Open children: {len(partnership.children)}")
    add_children(partnership, by_council, ids, by=BY, now=begun, say=say)
    here = add_family_of_today(partnership, ids, by=BY, now=begun)
    past = _past(history, partnership, begun, say)
    say(f"Contacts of {DAYS_OF_CONTACTS - 1} days: {len(partnership.contacts)}")
    answering = Answering(partnership, ids, today=today)
    taken, refused = play_feed(partnership, meanwhile=answering.up_to, progress=progress)
    answering.answer(today)
    say(f"  {taken} read, {refused} set aside with their row and the reason")
    say(f"  {answering.decided} pairs of earlier days were decided by a matcher")
    say(f"  {answering.accepted} alerts of earlier days were accepted by those they came to")
    say(f"  {answering.told} requests of earlier days were answered by whom the system had asked")
    _seals(sender or SealedSender(partnership.story.call.record.agency), begun, today, say)
    return Loaded(partnership, here, past)


def _seals(sender: Sender, begun: datetime, now: datetime, say: Say) -> None:
    """The ambulance service registers its key and answers blindly for the list: from here on it sends sealed."""
    sender.registers(now=begun)
    elements = sender.answers(now=now)
    say(f"The ambulance service sends sealed contacts: it has evaluated {elements} blinded elements")


def _past(history: History | None, partnership: Partnership, now: datetime, say: Say) -> str:
    """The review's case, with the team of today's child reading it."""
    if history is None:
        return ""
    say(f"The review's case, as history: {len(history.entries)} entries")
    child = next(one for one in partnership.children if one.child_id == partnership.story.child_id)
    here = add_history(history, council=child.council, by=BY, now=now)
    give_team(child, here, partnership, by=BY, now=now)
    return here
