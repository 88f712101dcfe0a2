"""Pairs in doubt: the same details were judged before and that holds, or they are put before the matchers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from teamaround.exchange.contact import Contact
from teamaround.exchange.receive import Review, decided
from teamaround.exchange.recognise import Watch
from teamaround.matching.identity.name_groups import name_group
from teamaround.matching.identity.person import NormalPerson, normal_person
from teamaround.matching.linkage import Explanation, explain, score
from teamaround.practice.calendar import Unit, deadline, local_date
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.actions import By
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judged import Said, WhyEnded
from teamaround.service.contacts.judgement_queries import remembered_unscoped
from teamaround.service.contacts.models import ContactState
from teamaround.service.contacts.remembering import KnownAgain, known_again
from teamaround.service.contacts.values import JudgementCard
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.workflows.cases import CasesAsNeeded
from teamaround.service.workflows.entries_recorded import entries_recorded


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What a decided review needs again: the exchange's own review, and by what the pair is known again."""

    review: Review
    known_again: KnownAgain | None = None
    name_group: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The contact that pairs came from, and who took it in when."""

    contact: Contact
    contact_id: int
    watch: Watch
    by: By
    now: datetime


def pair_taken_in(review: Review, arrival: Arrival) -> ContactState:
    """Go by what was judged of the same details, or ask. What the contact comes to by this pair alone."""
    listed = arrival.watch.listed(review.person)
    if listed is None:
        return ContactState.NOTHING
    ours, theirs = normal_person(listed), normal_person(review.arrived)
    known = known_again(review.person, theirs, ours)
    judged, seen_before = _remembered(known, arrival)
    if judged is None:
        known = msgspec.structs.replace(known, judged_before=seen_before)
        return _asked(review, ours, theirs, known, arrival)
    return _gone_by(judged, review, arrival)


def _remembered(known: KnownAgain, arrival: Arrival) -> tuple[JudgementCard | None, tuple[str, ...]]:
    """The answer that holds for exactly this; else the details of a "not the same" that something new has ended."""
    seen_before: set[str] = set()
    for judged, details in remembered_unscoped(known, now=arrival.now):
        new = set(known.details) - details
        if judged.said is Said.DIFFERENT and new:
            contacts.end_judgements(
                [judged.judgement_id], because=WhyEnded.NEW_DETAIL, by=arrival.by, now=arrival.now
            )
            seen_before |= details
        elif judged.said is Said.DIFFERENT or set(known.details) == details:
            return judged, ()
    return None, tuple(sorted(seen_before))


def _gone_by(judged: JudgementCard, review: Review, arrival: Arrival) -> ContactState:
    """What the answer left the first time, it leaves again: a confirmed sighting, a stranger at the home, nothing."""
    same = judged.said is Said.SAME
    entry = decided(review, same=same, at=arrival.now, cases=CasesAsNeeded(arrival.now))
    left = (entry.entry_id,) if entry else ()
    contacts.keep_entries(judged.judgement_id, entry_ids=left, by=arrival.by, now=arrival.now, again=True)
    if entry:
        entries_recorded((entry,), by=arrival.by, now=arrival.now)
    return ContactState.MATCHED if same else ContactState.NOT_A_MATCH


def _asked(
    review: Review, ours: NormalPerson, theirs: NormalPerson, known: KnownAgain, arrival: Arrival
) -> ContactState:
    """Put the pair before the matchers of the first child's council, with the evidence in words."""
    child = child_unscoped(review.children[0])
    if child is None:
        return ContactState.NOTHING
    told = _evidence(ours, theirs, arrival)
    group = name_group(theirs, ours).value
    contacts.ask_review(
        UUID(review.review),
        contact_id=arrival.contact_id,
        council=child.council,
        person=review.person,
        children=review.children,
        explanation=msgspec.to_builtins(told),
        waiting=msgspec.json.encode(Waiting(review=review, known_again=known, name_group=group)),
        due=deadline(arrival.now, 1, Unit.WORKING_DAYS, partnership_calendar()),
        by=arrival.by,
        now=arrival.now,
    )
    return ContactState.REVIEW


def _evidence(ours: NormalPerson, theirs: NormalPerson, arrival: Arrival) -> Explanation:
    model, on = arrival.watch.model, local_date(arrival.contact.occurred_at)
    return explain(score(ours, theirs, model, on), model)
