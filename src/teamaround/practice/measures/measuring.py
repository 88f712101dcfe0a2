"""Every measure over the children watched, each against its target; and the figures published beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from statistics import median

import msgspec

from teamaround.practice.calendar import instant
from teamaround.practice.measures.counting import COUNTED, Count
from teamaround.practice.measures.table import CounterRow, MeasureRow, Sort, measure_table
from teamaround.practice.measures.watched import AlertHistory, Watched

HOUR, DAY, HUNDRED = 3600, 86400, 100


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One measure. `value` is a share, or a number for a hundred plans a month; none with nothing to count."""

    code: str
    name: str
    counted: int
    of: int
    value: float | None
    target: float
    is_met: bool | None


class Counter(msgspec.Struct, frozen=True, kw_only=True):
    """A figure published beside the measures: the middle of so many, in its unit."""

    code: str
    name: str
    unit: str
    value: float | None
    of: int


def measured(children: Iterable[Watched], *, since: datetime, now: datetime) -> tuple[Measured, ...]:
    """Every measure, in the order of the table, over alerts and clocks of a time and the plans open at its end."""
    watched = tuple(children)
    months = (instant(now) - instant(since)).total_seconds() / DAY / measure_table().days_in_month
    return tuple(
        _measured(row, COUNTED[row.code](row, watched, now), months) for row in measure_table().measures
    )


def _measured(row: MeasureRow, count: Count, months: float) -> Measured:
    value = _value(row, count, months)
    is_met = None if value is None else value >= row.target if row.sort is Sort.SHARE else value <= row.target
    return Measured(
        code=row.code,
        name=row.name,
        counted=count.counted,
        of=count.of,
        value=value,
        target=row.target,
        is_met=is_met,
    )


def _value(row: MeasureRow, count: Count, months: float) -> float | None:
    if not count.of:
        return None
    share = count.counted / count.of
    if row.sort is Sort.SHARE:
        return share
    return share * HUNDRED / months if months > 0 else None


def counter_measures(children: Iterable[Watched]) -> tuple[Counter, ...]:
    """What the alerts cost in time, from one step to the next."""
    alerts = [alert for child in children for alert in child.alerts]
    steps = {"time_to_accept": _to_accept, "time_to_close": _to_close}
    return tuple(
        _counter(row, [hours for alert in alerts if (hours := steps[row.code](alert)) is not None])
        for row in measure_table().counter_measures
    )


def _counter(row: CounterRow, hours: list[float]) -> Counter:
    value = median(hours) if hours else None
    return Counter(code=row.code, name=row.name, unit=row.unit, value=value, of=len(hours))


def _to_accept(alert: AlertHistory) -> float | None:
    return _hours(alert.raised_at, alert.accepted_at)


def _to_close(alert: AlertHistory) -> float | None:
    return None if alert.accepted_at is None else _hours(alert.accepted_at, alert.closed_at)


def _hours(begun: datetime, ended: datetime | None) -> float | None:
    return None if ended is None else (instant(ended) - instant(begun)).total_seconds() / HOUR
