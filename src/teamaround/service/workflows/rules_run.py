"""The rules are run on a child's record: alerts raised, changed or ended, and brought to the people who must act."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from teamaround.practice.alerts import evaluate
from teamaround.practice.calendar import Calendar
from teamaround.service.audit.actions import By
from teamaround.service.people.actions import relist
from teamaround.service.work import actions as work
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.recipients import may_read, recipients_of


@transaction.atomic
def rules_run(child_id: str, *, by: By, now: datetime) -> tuple[AlertChange, ...]:
    """Evaluate every rule for a child as at now; deliver what is new, louder or goes to more people."""
    case = case_of(child_id, now)
    relist(case, now=now)
    changes = work.reconcile(child_id, alerts=evaluate(case, now, Calendar()), by=by, now=now)
    for change in changes:
        if change.change not in ("new", "louder", "wider"):
            continue
        recipients = recipients_of(change.alert, case, now=now)
        work.deliver(change.alert.alert_id, recipients=recipients, by=by, now=now)
        may_read(change.alert, recipients, by=by, now=now)
    return changes
