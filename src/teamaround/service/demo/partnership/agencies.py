"""The councils and agencies of the invented partnership, from their table."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec

from teamaround.formats.contact_record import ContactKind
from teamaround.formats.door import Format
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.model.agencies import (
    Agency,
    AgencyKind,
    Council,
    Feed,
)
from teamaround.service.demo.partnership.tables import read_table


class _Feed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Format
    kinds: tuple[ContactKind, ...]
    since_days_ago: int
    usual_gap_hours: int
    weight: int
    profile: str = ""
    silent_hours: int = 0


class _Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    kind: AgencyKind
    duty_phone: str
    verified_days_ago: int
    councils: tuple[str, ...] = ()
    in_region: bool = True
    round_the_clock: bool = False
    ods: str = ""
    feeds: tuple[_Feed, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    councils: tuple[Council, ...]
    agencies: tuple[_Agency, ...]


def councils() -> tuple[Council, ...]:
    """The two councils."""
    return read_table("agencies.yaml", _Table).councils


def agencies(today: date) -> tuple[Agency, ...]:
    """Every agency with its feeds as they stand at the first minute of `today`."""
    return tuple(_agency(row, today) for row in read_table("agencies.yaml", _Table).agencies)


def _agency(row: _Agency, today: date) -> Agency:
    return Agency(
        agency_id=row.id,
        name=row.name,
        kind=row.kind,
        councils=row.councils,
        in_region=row.in_region,
        duty_phone=row.duty_phone,
        round_the_clock=row.round_the_clock,
        verified_on=today - timedelta(days=row.verified_days_ago),
        ods=row.ods,
        feeds=tuple(_feed(feed, today) for feed in row.feeds),
    )


def _feed(row: _Feed, today: date) -> Feed:
    midnight = datetime.combine(today, time(0), LONDON)
    return Feed(
        format=row.format,
        profile=row.profile,
        kinds=row.kinds,
        since=today - timedelta(days=row.since_days_ago),
        heard_until=midnight - timedelta(hours=row.silent_hours),
        usual_gap_hours=row.usual_gap_hours,
        silent=row.silent_hours > 2 * row.usual_gap_hours,
        weight=row.weight,
    )
