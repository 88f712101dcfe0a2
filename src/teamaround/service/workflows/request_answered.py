"""An agency answers what it was asked: what it holds, that it holds nothing, or why it cannot say and who decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.words import Answer, HowKnown, RiskTag
from teamaround.service.ledger.queries import known_entry_ids_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.workflows.entries_recorded import entries_recorded


def request_answered(
    request: Entry,
    asked: InformationRequested,
    *,
    answer: Answer,
    what: str = "",
    decided_by: str = "",
    shows: Iterable[RiskTag] = (),
    by: Actor,
    now: datetime,
) -> None:
    """Record the answer, and what it shows of the person who was asked about. The rules take the task away.

    One answer of one person is kept, whatever is sent again by a second press. Raises `ledger.UnknownChild`.
    """
    facts: list[AnyFact] = [
        InformationAnswered(request=asked.request, answer=answer, what=what, decided_by=decided_by),
        *(
            PersonTagged(person=person, tag=tag, source=asked.agency)
            for person in asked.about
            for tag in shows
        ),
    ]
    entries = [_entry(request, fact, number, by, now) for number, fact in enumerate(facts)]
    if not known_entry_ids_unscoped([entries[0].entry_id]):
        entries_recorded(entries, by=by, now=now)


def _entry(request: Entry, fact: AnyFact, number: int, by: Actor, now: datetime) -> Entry:
    return Entry(
        entry_id=str(uuid5(UUID(request.entry_id), f"{by.user_id} {number}")),
        children=request.children,
        happened_at=now,
        recorded_at=now,
        by_agency=by.agency,
        author=by.user_id,
        fact=fact,
        how_known=HowKnown.WAS_TOLD,
    )
