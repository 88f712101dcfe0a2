"""The rules are run on a child's record: alerts raised, changed or ended, and brought to the people who must act."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from teamaround.practice.alerts import evaluate
from teamaround.practice.clocks import for_alert
from teamaround.practice.clocks.running import still_open
from teamaround.practice.looking_again import look_again, rules_digest
from teamaround.practice.record.case_file import CaseFile
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.actions import By
from teamaround.service.ledger import actions as ledger
from teamaround.service.people.actions import relist
from teamaround.service.work import actions as work
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows.agencies_asked import agencies_asked, requests_brought
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.recipients import may_read, recipients_of


@transaction.atomic
def rules_run(
    child_id: str, *, by: By, now: datetime, case: CaseFile | None = None
) -> tuple[AlertChange, ...]:
    """Evaluate every rule for a child as at now; deliver what is new, louder or goes to more people.

    What an alert makes the system ask is recorded, and the rules are run again on it. `case` is the whole record as
    at now, where it was just read.
    """
    case = case or case_of(child_id, now)
    relist(case, now=now)
    calendar = partnership_calendar()
    alerts = evaluate(case, now, calendar)
    changes = work.reconcile(child_id, alerts=alerts, by=by, now=now)
    clocks = (
        *still_open(case, now, calendar),
        *(one for alert in alerts for one in for_alert(alert, now, calendar)),
    )
    ledger.looked_at(child_id, by_rules=rules_digest(), again_at=look_again(case, clocks, now, calendar))
    _deliver(changes, case, by, now)
    if agencies_asked(case, alerts, now=now):
        return (*changes, *rules_run(child_id, by=by, now=now))
    requests_brought(case, clocks, by=by, now=now)
    return changes


def _deliver(changes: tuple[AlertChange, ...], case: CaseFile, by: By, now: datetime) -> None:
    for change in changes:
        if change.change not in ("new", "louder", "wider"):
            continue
        recipients = recipients_of(change.alert, case, now=now)
        work.deliver(change.alert.alert_id, recipients=recipients, by=by, now=now)
        may_read(change.alert, recipients, by=by, now=now)
