"""A decision about a pair is undone: what it left in the record is taken back, and all who were told are told so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec
from django.db import transaction
from msgspec.structs import replace

from teamaround.practice.alerts import evaluate
from teamaround.practice.alerts.alert import Alert
from teamaround.practice.clocks import Level
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import Sighting, SightingWithdrawn
from teamaround.service.access.context import reading_within
from teamaround.service.access.gate import NotFound
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judged import Said, WhyEnded
from teamaround.service.contacts.judgement_queries import expired_unscoped, judgement_of
from teamaround.service.contacts.values import JudgementCard
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work.ladder import triage_by
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.correction_told import all_told
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.match_escalated import MATCH_REVIEW

BY = SystemActor(purpose="time_passed")


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """What undoing came to: entries taken back, recipients told, and whether the pair waits for a matcher again."""

    withdrawn: int = 0
    told: int = 0
    waits_again: bool = False


@transaction.atomic
def match_undone(judgement_id: UUID | str, *, because: str, reason: str, by: Actor, now: datetime) -> Undone:
    """Undo a decision. The author may, and the manager of the desk. Nothing is overwritten: what is taken back stays
    in the record beside what takes it back.

    Raises NotFound, `contacts.AlreadyUndone`; ValueError and KeyError as `contacts.undo_judgement`.
    """
    if _seen(judgement_id, by, now) is None:
        raise NotFound
    judged = contacts.undo_judgement(judgement_id, because=because, reason=reason, by=by, now=now)
    withdrawn = tuple(_withdrawals(judged, because, now))
    before = _raised(judged, now)
    if withdrawn:
        entries_recorded(withdrawn, by=by, now=now)
    after = _raised(judged, now)
    other = {key for key in before if before[key] != after.get(key)}
    told_of = _alerts_on(judged, {entry.corrects for entry in withdrawn}, other)
    return Undone(
        withdrawn=sum(isinstance(entry.fact, SightingWithdrawn) for entry in withdrawn),
        told=all_told(judged, told_of, by=by, now=now),
        waits_again=judged.said is Said.DIFFERENT and _waits_again(judged, by, now),
    )


@transaction.atomic
def judgements_expired(*, now: datetime) -> int:
    """End what is remembered and whose time has come; the record keeps what it says. For the worker."""
    return contacts.end_judgements(expired_unscoped(now=now), because=WhyEnded.EXPIRED, by=BY, now=now)


def _seen(judgement_id: UUID | str, by: Actor, now: datetime) -> JudgementCard | None:
    """The judgement, if this person may see it: so say the query and the database."""
    with reading_within(scope(by, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)):
        return judgement_of(by, judgement_id, now=now)


def _withdrawals(judged: JudgementCard, because: str, now: datetime) -> Iterable[Entry]:
    """An entry for each that the decision left, which takes it back from now on. It says nothing of the sender.

    Where it had taken the place of somebody not identified, nobody is known there again.
    """
    said = {entry.entry_id: entry for child in judged.children for entry in entries_of_unscoped(child)}
    for entry in (said[one] for one in judged.entries if one in said):
        contact = entry.fact.contact if isinstance(entry.fact, Sighting) else ""
        yield Entry(
            entry_id=str(uuid5(NAMESPACE_URL, f"withdrawn:{judged.judgement_id}|{entry.entry_id}")),
            children=entry.children,
            happened_at=entry.happened_at,
            recorded_at=now,
            by_agency=entry.by_agency,
            fact=SightingWithdrawn(contact=contact, why=because),
            how_known=entry.how_known,
            corrects=entry.entry_id,
        )
        before = said.get(entry.corrects or "")
        if before is not None:
            again = str(uuid5(NAMESPACE_URL, f"again:{judged.judgement_id}|{before.entry_id}"))
            yield replace(before, entry_id=again, recorded_at=now)


def _raised(judged: JudgementCard, now: datetime) -> dict[tuple[str, str], Alert]:
    """What the rules raise now for each child of the pair, by child and key."""
    calendar = partnership_calendar()
    return {
        (child, alert.key): alert
        for child in judged.children
        for alert in evaluate(case_of(child, now), now, calendar)
    }


def _alerts_on(judged: JudgementCard, entries: set[str | None], other: set[tuple[str, str]]) -> set[str]:
    """The alerts that were raised on these entries, closed ones too, and those that now say something `other`."""
    return {
        alert.alert_id
        for child in judged.children
        for alert in alerts_unscoped(child)
        if alert.entry_id in entries or (child, alert.key) in other
    }


def _waits_again(judged: JudgementCard, by: Actor, now: datetime) -> bool:
    due = triage_by(MATCH_REVIEW, Level.QUEUE, now, partnership_calendar())
    return contacts.reopen_review(judged.review_id, due=due, by=by, now=now)
