"""Somebody accepts an alert, closes it or passes it up. What they decide is an entry that the rules know of."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import msgspec
from django.db import transaction

from teamaround.practice.alerts import Verdict, evaluate, may_close
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.family import AlertAccepted, AlertClosed, NoteWritten
from teamaround.practice.record.facts.happenings import CheckKind
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import HowKnown
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.policy.facts import Actor
from teamaround.service.work import actions as work
from teamaround.service.work.values import AlertCard, DeliveryCard
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.recipients import may_read, recipients_of
from teamaround.service.workflows.rules_run import rules_run


class MayNotClose(ValueError):
    """The rules refuse this closing; `verdict` names the rule and the way on."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.rule)
        self.verdict = verdict


@transaction.atomic
def alert_accepted(alert: AlertCard, *, by: Actor, now: datetime) -> bool:
    """ "I have this", not "resolved". False when they had accepted before. Raises `work.NotARecipient`."""
    first = work.accept(alert.alert_id, by=by, now=now)
    if first:
        fact = AlertAccepted(alert=alert.key, by=by.user_id, role=by.role.value)
        entries_recorded((_entry(alert, fact, by, now),), by=by, now=now)
    return first


@transaction.atomic
def alert_closed(
    alert: AlertCard, *, reason: str, evidence: tuple[str, ...], by: Actor, now: datetime
) -> None:
    """Close an alert with a typed reason and evidence. Raises MayNotClose: one person's denial is never enough.

    Raises `work.AlreadyClosed` where somebody has closed it; what they said stands. An alert that the record no
    longer raises is closed by the record, and nobody's reason is put to it.
    """
    work.hold_open(alert.alert_id)
    _closed(alert, reason, evidence, by, now)


def _closed(alert: AlertCard, reason: str, evidence: tuple[str, ...], by: Actor, now: datetime) -> None:
    case = case_of(alert.child_id, now)
    live = [one for one in evaluate(case, now, partnership_calendar()) if one.key == alert.key]
    if not live:
        rules_run(alert.child_id, by=by, now=now)
        return
    verdict = may_close(case, live[0], reason, evidence)
    if not verdict.allowed:
        raise MayNotClose(verdict)
    fact = AlertClosed(alert=alert.key, by=by.user_id, reason=reason, evidence=evidence)
    entries_recorded((_entry(alert, fact, by, now),), by=by, now=now)
    work.close(alert.alert_id, because=reason, by=by, now=now)


@transaction.atomic
def alert_closed_on_evidence(
    alert: AlertCard, *, reason: str, found: str, check: CheckKind | None, by: Actor, now: datetime
) -> None:
    """Write down what was found, in what way, and close the alert with it. All of it, or nothing.

    Raises MayNotClose and `work.AlreadyClosed`.
    """
    work.hold_open(alert.alert_id)
    note = _entry(alert, NoteWritten(what=found, check=check), by, now)
    entries_recorded((note,), by=by, now=now)
    _closed(alert, reason, (note.entry_id,), by, now)


@transaction.atomic
def alert_passed(alert: AlertCard, *, to: Role, by: Actor, now: datetime) -> tuple[DeliveryCard, ...]:
    """Bring an alert to somebody further up at once, such as the duty manager. Returns the new deliveries."""
    asked = msgspec.structs.replace(alert, recipients=(to.value,), notices=())
    recipients = recipients_of(asked, case_of(alert.child_id, now), now=now)
    new = work.deliver(alert.alert_id, recipients=recipients, rung=1, by=by, now=now)
    may_read(alert, recipients, by=by, now=now)
    return new


def _entry(alert: AlertCard, fact: AnyFact, by: Actor, now: datetime) -> Entry:
    return Entry(
        entry_id=str(uuid4()),
        children=(alert.child_id,),
        happened_at=now,
        recorded_at=now,
        by_agency=by.agency,
        author=by.user_id,
        fact=fact,
        how_known=HowKnown.SAW,
    )
