"""Somebody accepts an alert, or closes one. Both are entries, so that the rules and the record know of it."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from teamaround.practice.alerts import Verdict, evaluate, may_close
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.family import AlertAccepted, AlertClosed
from teamaround.practice.record.words import HowKnown
from teamaround.service.policy.facts import Actor
from teamaround.service.work import actions as work
from teamaround.service.work.values import AlertCard
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.entries_recorded import entries_recorded


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
    """Close an alert with a typed reason and evidence. Raises MayNotClose: one person's denial is never enough."""
    case = case_of(alert.child_id, now)
    live = [one for one in evaluate(case, now, Calendar()) if one.key == alert.key]
    if live:
        verdict = may_close(case, live[0], reason, evidence)
        if not verdict.allowed:
            raise MayNotClose(verdict)
    fact = AlertClosed(alert=alert.key, by=by.user_id, reason=reason, evidence=evidence)
    entries_recorded((_entry(alert, fact, by, now),), by=by, now=now)
    work.close(alert.alert_id, because=reason, by=by, now=now)


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
