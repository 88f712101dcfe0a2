"""Pass on up the ladder what nobody accepted in time (C46)."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.alerts import next_asked
from teamaround.practice.clocks import Level
from teamaround.service.access.context import system_purpose
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.work.actions.delivering import ACCEPT
from teamaround.service.work.actions.storing import store
from teamaround.service.work.ladder import accept_by
from teamaround.service.work.models import Task, WorkState
from teamaround.service.work.values import Escalated, task_card

AT_ONCE = 200  # tasks in one transaction; the rest follow in the next


@system_purpose("alerts_escalated")
def escalate_due(*, by: By, now: datetime) -> tuple[Escalated, ...]:
    """Ask the next person up for every alert that nobody accepted by its time; at the top, the same one again.

    The caller delivers the alert to whoever is asked now. Two workers never take the same task.
    """
    late = Task._unsafe_system.select_for_update(skip_locked=True).filter(
        kind=ACCEPT, state=WorkState.OPEN, due__lte=now
    )
    return tuple(_climbed(task, by, now) for task in late.order_by("due", "pk")[:AT_ONCE])


def _climbed(task: Task, by: By, now: datetime) -> Escalated:
    before = task.owner_role
    above = next_asked(task.asked_first, task.rung)
    if above is not None:
        task.owner_role, task.owner_agency, task.owner_user = above, "", None
        task.rung += 1
    task.due = accept_by(Level(task.level), now, partnership_calendar())
    store(task)
    audit.record(
        AuditKind.ALERT_ESCALATED,
        by=by,
        now=now,
        child_id=task.child_id,
        object_type=task.code,
        object_id=str(task.alert_id or ""),
    )
    return Escalated(task=task_card(task), before=before, is_top=above is None)
