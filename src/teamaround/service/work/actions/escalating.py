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
from teamaround.service.work.models import AlertRow, Task, WorkState
from teamaround.service.work.values import Escalated, task_card

AT_ONCE = 200  # tasks in one transaction; the rest follow in the next


@system_purpose("alerts_escalated")
def escalate_due(*, by: By, now: datetime) -> tuple[Escalated, ...]:
    """Ask the next person up for every alert that nobody accepted by its time; at the top, the same one again.

    The caller delivers the alert to whoever is asked now. Two workers never take the same task, and what somebody
    accepts in this moment is left to them.
    """
    late = Task._unsafe_system.filter(kind=ACCEPT, state=WorkState.OPEN, due__lte=now).order_by("due", "pk")
    first = late.values_list("alert_id", flat=True)[:AT_ONCE]
    # The alert before its tasks, as whoever accepts it does: in two orders each would wait for the other.
    free = (
        AlertRow._unsafe_system.select_for_update(skip_locked=True).filter(pk__in=list(first)).order_by("pk")
    )
    ours = late.select_for_update(skip_locked=True).filter(alert__in=[alert.pk for alert in free])
    return tuple(_climbed(task, by, now) for task in ours[:AT_ONCE])


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
