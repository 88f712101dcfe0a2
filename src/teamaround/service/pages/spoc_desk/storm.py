"""A storm in the queue: what came to the desk together and is not red stands in one row (domain 8.1, M4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from teamaround.practice.alerts.storms import Raised, told
from teamaround.practice.clocks.level import Level as RuleLevel
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.queue_list import QueueRow
from teamaround.service.pages.spoc_desk.waiting import Waiting, when
from teamaround.service.pages.words import dates


def storms(rows: Iterable[Waiting], here: str) -> tuple[tuple[Waiting, ...], ...]:
    """What waits and came in one digest, a tuple a digest; never the alert that is opened beside the queue.

    A digest of which one is left is no storm any longer: it stands for itself.
    """
    waiting = {
        row.alert.alert_id: row
        for row in rows
        if row.delivery.accepted_at is None and row.alert.alert_id != here
    }
    came = [Raised(key=key, level=row.alert.level, at=row.delivery.sent_at) for key, row in waiting.items()]
    digests = [notice.alerts for notice in told(came) if notice.is_digest and len(notice.alerts) > 1]
    return tuple(tuple(waiting[key] for key in keys) for keys in digests)


def storm_row(storm: tuple[Waiting, ...], now: datetime) -> QueueRow:
    """One row for all of them, with the earliest time by which one is to be decided."""
    children = {row.alert.child_id for row in storm}
    first = min(row.delivery.sent_at for row in storm)
    due = min((row.due for row in storm if row.due is not None), default=None)
    about = "one child" if len(children) == 1 else f"{len(children)} children"
    return QueueRow(
        mark=LevelMark(_loudest(storm), f"{len(storm)} alerts together"),
        title=f"Came together since {when(first, now)}, about {about}",
        href=f"{reverse('spoc_desk')}?all=yes",
        about="none is red: every red alert stands in a row of its own",
        deadline=f"First triage {dates.left(due, now)}" if due else "No time set",
        left=f"{'was due' if due < now else 'by'} {when(due, now)}" if due else "",
    )


def _loudest(storm: tuple[Waiting, ...]) -> Level:
    level: RuleLevel = min((row.alert.level for row in storm), key=lambda one: one.rank)
    return Level(level.value)
