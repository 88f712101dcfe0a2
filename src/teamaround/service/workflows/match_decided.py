"""A trained matcher decides a pair: the same, or not. Only now does anybody around the child hear of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from teamaround.exchange.receive import decided
from teamaround.matching.linkage import Explanation
from teamaround.matching.linkage.calibrating import band_of
from teamaround.practice.clocks import Level
from teamaround.service.access.context import reading_within
from teamaround.service.access.gate import NotFound
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.doubt import is_beyond_matchers
from teamaround.service.contacts.judged import Said
from teamaround.service.contacts.models import WhyEscalated
from teamaround.service.contacts.queries import review_of, review_unscoped
from teamaround.service.contacts.values import Aside, ReviewCase, Weighed
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work.ladder import triage_by
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows.cases import CasesAsNeeded
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.match_escalated import MATCH_REVIEW, brought_to_manager
from teamaround.service.workflows.pairs_taken_in import Waiting


@transaction.atomic
def match_decided(
    review_id: UUID | str,
    *,
    same: bool,
    reason: str,
    rests_on: tuple[str, ...] = (),
    by: Actor,
    now: datetime,
) -> tuple[AlertChange, ...]:
    """Record the decision and what it leaves in the record, and remember it for the same details.

    `rests_on`: slugs of the closed list. Raises NotFound, `contacts.AlreadyDecided`.
    """
    case = _pair(review_id, by, now)
    if case is None:
        raise NotFound
    contacts.decide_review(review_id, is_same=same, reason=reason, by=by, now=now)
    waiting = msgspec.json.decode(case.waiting, type=Waiting)
    entry = decided(waiting.review, same=same, at=now, cases=CasesAsNeeded(now))
    said = Said.SAME if same else Said.DIFFERENT
    judgement = _judged(case, said, rests_on, reason, by, now)
    left = (entry.entry_id,) if entry else ()
    contacts.keep_entries(judgement, entry_ids=left, by=by, now=now, again=False)
    return entries_recorded((entry,), by=by, now=now) if entry else ()


@transaction.atomic
def match_set_aside(
    review_id: UUID | str,
    *,
    why: Aside,
    reason: str = "",
    rests_on: tuple[str, ...] = (),
    by: Actor,
    now: datetime,
) -> bool:
    """A matcher cannot tell, or knows one of the two: another looks. Who could not tell gives the next a full term.

    Where too many could not tell it goes to the manager of the desk instead, and this is true.
    Raises NotFound, `contacts.AlreadyDecided`, `contacts.SameMatcher`.
    """
    before = _pair(review_id, by, now)
    if before is None:
        raise NotFound
    due = (
        triage_by(MATCH_REVIEW, Level.QUEUE, now, partnership_calendar())
        if why is Aside.CANNOT_TELL
        else None
    )
    contacts.set_review_aside(review_id, why=why, reason=reason, due=due, by=by, now=now)
    if why is Aside.CANNOT_TELL:
        _judged(before, Said.CANNOT_TELL, rests_on, reason, by, now)
    case = review_unscoped(review_id)
    if case is None or why is not Aside.CANNOT_TELL or not is_beyond_matchers(case.set_aside):
        return False
    return brought_to_manager(case, because=WhyEscalated.CANNOT_TELL, by=by, now=now)


def _judged(
    case: ReviewCase, said: Said, rests_on: tuple[str, ...], reason: str, by: Actor, now: datetime
) -> str:
    waiting = msgspec.json.decode(case.waiting, type=Waiting)
    told = msgspec.convert(case.explanation, Explanation)
    weighed = Weighed(
        person=case.person,
        children=case.children,
        council=case.council,
        asked_at=case.asked_at,
        bits=told.total_bits,
        band=band_of(told),
        name_group=waiting.name_group,
        known_again=waiting.known_again,
    )
    return contacts.judge(
        case.review_id,
        said=said,
        rests_on=rests_on,
        reason=reason,
        weighed=weighed,
        calendar=partnership_calendar(),
        by=by,
        now=now,
    )


def _pair(review_id: UUID | str, by: Actor, now: datetime) -> ReviewCase | None:
    """The pair, if this matcher may see it: so say the query and the database."""
    with reading_within(scope(by, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)):
        return review_of(by, review_id, now=now)
