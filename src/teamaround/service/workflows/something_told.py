"""Somebody who sees the child writes down what they saw or heard; the social worker is asked to read it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from teamaround.practice.clocks import Level
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import ChildsWords, NoteWritten
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import HowKnown
from teamaround.service.access.queries import holders_unscoped
from teamaround.service.accounts.queries import actor_by_id
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.ledger.queries import known_entry_ids_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.work import actions as work
from teamaround.service.work.ladder import accept_by
from teamaround.service.work.values import Recipient
from teamaround.service.workflows.entries_recorded import entries_recorded

READ_NOTE = "read_note"


def notes_of(agency: str) -> str:
    """What the keys of an agency's notes begin with."""
    return f"{READ_NOTE} {agency} "


def note_key(agency: str, entry_id: str) -> str:
    """The key of the task to read what an agency wrote; begins with the agency, so that it finds its own."""
    return f"{notes_of(agency)}{entry_id}"


@transaction.atomic
def something_told(
    child_id: str,
    *,
    words: str,
    are_the_childs: bool,
    happened_at: datetime,
    sent: UUID | None = None,
    by: Actor,
    now: datetime,
) -> str:
    """Keep the words, and ask the child's social worker to read them by when an amber alert would be accepted.

    The words of the child are kept as the child's. `sent` marks one sending of the form: the same sending again, by
    a second press or the back button, is kept once. Returns the entry's id. Raises `ledger.UnknownChild`.
    """
    fact = ChildsWords(to=by.user_id, words=words) if are_the_childs else NoteWritten(what=words)
    entry_id = str(uuid5(sent, f"{by.user_id} {child_id}") if sent else uuid4())
    if known_entry_ids_unscoped([entry_id]):
        return entry_id
    entry = Entry(
        entry_id=entry_id,
        children=(child_id,),
        happened_at=happened_at,
        recorded_at=now,
        by_agency=by.agency,
        author=by.user_id,
        fact=fact,
        how_known=HowKnown.SAW,
    )
    entries_recorded((entry,), by=by, now=now)
    for owner in _social_workers(child_id, now):
        work.add_task(
            note_key(by.agency, entry.entry_id),
            kind=READ_NOTE,
            child_id=child_id,
            owner=owner,
            level=Level.BLUE.value,
            due=accept_by(Level.AMBER, now, partnership_calendar()),
            by=by,
            now=now,
        )
    return entry.entry_id


def _social_workers(child_id: str, now: datetime) -> list[Recipient]:
    """The one who is asked: the first social worker who holds the case; nobody where none does."""
    people = dict.fromkeys(grant.user_id for grant in holders_unscoped(child_id, now=now) if grant.user_id)
    holding = [actor for actor in map(actor_by_id, people) if actor.role is Role.SW]
    return [Recipient(role=one.role.value, agency=one.agency, user_id=one.user_id) for one in holding[:1]]
