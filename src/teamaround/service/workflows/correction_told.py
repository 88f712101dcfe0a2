"""A sighting was taken back: everybody to whom its alert was brought is asked to read that (domain M6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from teamaround.practice.calendar import Unit, deadline
from teamaround.practice.clocks import Level
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.remembering import remembering
from teamaround.service.contacts.values import JudgementCard
from teamaround.service.work import actions as work
from teamaround.service.work.queries import alert_unscoped, deliveries_unscoped
from teamaround.service.work.values import DeliveryCard, Recipient

READ_CORRECTION = "read_correction"
READ_NOTICE_CORRECTION = "read_correction_of_notice"  # to whom a notice went: not what it was about


def all_told(judged: JudgementCard, alert_ids: Iterable[str], *, by: By, now: datetime) -> int:
    """Ask each recipient of these alerts, once for each child, to read that it is taken back. Returns how many."""
    asked: dict[tuple[str, Recipient], DeliveryCard] = {}
    for alert_id in sorted(alert_ids):
        alert = alert_unscoped(alert_id)
        for one in deliveries_unscoped(alert_id) if alert else ():
            whom = Recipient(role=one.role, agency=one.agency, user_id=one.user_id, is_notice=one.is_notice)
            asked.setdefault((alert.child_id if alert else "", whom), one)
    for child, whom in asked:
        _ask(judged, child, whom, by, now)
    if asked:
        audit.record(
            AuditKind.MATCH_REVIEW_CORRECTED,
            by=by,
            now=now,
            object_type="judgement",
            object_id=judged.judgement_id,
            count=len(asked),
        )
    return len(asked)


def _ask(judged: JudgementCard, child: str, whom: Recipient, by: By, now: datetime) -> None:
    """Receipted: it stands in their list until they say that they have read it."""
    kind = READ_NOTICE_CORRECTION if whom.is_notice else READ_CORRECTION
    days = remembering().corrections_read_in_working_days
    work.add_task(
        f"{kind} {judged.judgement_id} {child} {whom.role} {whom.agency} {whom.user_id}",
        kind=kind,
        child_id=child,
        owner=whom,
        level=Level.AMBER.value,
        due=deadline(now, days, Unit.WORKING_DAYS, partnership_calendar()),
        by=by,
        now=now,
    )
