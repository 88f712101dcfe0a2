"""Time passes: nobody accepted, a check fell due, a fortnight is over. Called by the worker, again and again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from teamaround.practice.looking_again import rules_digest
from teamaround.service.accounts import actions as accounts
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import children_to_look_at_unscoped
from teamaround.service.work import actions as work
from teamaround.service.work.queries import alert_unscoped
from teamaround.service.work.values import Escalated
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.recipients import may_read, recipients_of
from teamaround.service.workflows.rules_run import rules_run

BY = SystemActor(purpose="time_passed")

TRY_AGAIN_AFTER = timedelta(hours=1)  # a record that fails is told of in the log each hour, not each minute

_log = logging.getLogger(__name__)


@transaction.atomic
def alerts_escalated(*, now: datetime) -> tuple[Escalated, ...]:
    """Ask the next person up for every alert that nobody accepted in time, and bring it to them."""
    climbed = work.escalate_due(by=BY, now=now)
    for one in climbed:
        alert = alert_unscoped(one.task.alert_id)
        if alert is None or one.is_top:
            continue
        asked = msgspec.structs.replace(alert, recipients=(one.task.owner_role,), notices=())
        recipients = recipients_of(asked, case_of(alert.child_id, now), now=now)
        work.deliver(alert.alert_id, recipients=recipients, rung=one.task.rung, by=BY, now=now)
        may_read(alert, recipients, by=BY, now=now)
    return climbed


def nightly(*, now: datetime) -> int:
    """Look again at whom it is time for, and remove what has had its time. Returns how many alerts changed."""
    changed = looked_again(now=now)
    contacts.purge(by=BY, now=now)
    contacts.purge_sealed(by=BY, now=now)
    accounts.forget_sessions(now=now)
    return changed


def looked_again(*, now: datetime) -> int:
    """Run the rules for each open child about whom something fell due, or whom these rules have not looked at.

    A record that the rules cannot be run on is logged, and keeps no other child from being looked at.
    """
    children = children_to_look_at_unscoped(now=now, by_rules=rules_digest())
    return sum(_changes(child.child_id, now) for child in children)


def _changes(child_id: str, now: datetime) -> int:
    try:
        return len(rules_run(child_id, by=BY, now=now))
    except FAULTS_OF_ONE_RECORD:
        _log.exception("the rules could not be run for one child")
        ledger.looked_at(child_id, by_rules=rules_digest(), again_at=now + TRY_AGAIN_AFTER)
        return 0
