"""C44, C45 and C46: from an alert to the clocks of its test, its triage and its acknowledgement."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock, Started
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.reckoning import reckon
from teamaround.practice.clocks.running import council_at
from teamaround.practice.clocks.table import ClockRow, ClockTable, table_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AlertAccepted

if TYPE_CHECKING:
    from teamaround.practice.alerts.alert import Alert

ALERT_RAISED = "alert_raised"
MET_BY_ACCEPTING = "alert_accepted"


def for_alert(
    alert: Alert,
    now: datetime,
    calendar: Calendar,
    case: CaseFile | None = None,
    table: ClockTable | None = None,
) -> tuple[Clock, ...]:
    """The clocks that an alert starts. With a case file, acceptances on the record count; without, none do."""
    table = table or table_of(calendar)
    begun = alert.level_since if alert.level is Level.RED else alert.since
    rows = _rows(table, begun, council_at(case, begun) if case is not None else "")
    return tuple(
        reckon(
            row,
            Started(begun, alert.entry_id, met_at=_accepted(alert, row, case), about=alert.about),
            now,
            calendar,
            table,
            child=alert.child,
            span=row.by_level[alert.level],
            owner=alert.to[0] if row.owner == "owner" else row.owner,
            subject=alert.key,
        )
        for row in rows
        if alert.level in row.by_level and (not row.for_codes or alert.code in row.for_codes)
    )


def _rows(table: ClockTable, begun: datetime, council: str) -> list[ClockRow]:
    """The rows that an alert starts, as they stood then; a council's own in place of the general one."""
    codes = dict.fromkeys(row.code for row in table.clocks if row.trigger == ALERT_RAISED)
    found = (table.row(code, local_date(begun), council) for code in codes)
    return [row for row in found if row is not None]


def met_by(clock: Clock, calendar: Calendar) -> tuple[str, ...]:
    """Which kinds of entry meet a clock, by its row."""
    row = table_of(calendar).row(clock.code, local_date(clock.started_at))
    return row.met_by if row is not None else ()


def accepted_at(alert: Alert, case: CaseFile, roles: tuple[str, ...] = ()) -> datetime | None:
    """When a named human first accepted an alert at its present level; `roles` narrows who counts."""
    begun = alert.level_since if alert.level is Level.RED else alert.since
    moments = [
        told.entry.happened_at
        for told in case.of(AlertAccepted)
        if told.fact.alert == alert.key
        and (not roles or told.fact.role in roles)
        and told.entry.happened_at >= instant(begun)
    ]
    return min(moments, key=instant, default=None)


def _accepted(alert: Alert, row: ClockRow, case: CaseFile | None) -> datetime | None:
    """When it was accepted, where that meets the clock. What ends an alert ends its other clocks with it."""
    if case is None or MET_BY_ACCEPTING not in row.met_by:
        return None
    return accepted_at(alert, case, row.met_by_roles)
