"""Region L: on what legal footing somebody other than the parents looks after the child."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from teamaround.practice.calendar import Calendar, deadline, instant, local_date
from teamaround.practice.clocks import shipped_table
from teamaround.practice.pathway.table import pathway_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CareBasis, CourtOrderMade

POLICE_PROTECTION = "C15"


class Legal(StrEnum):
    """The legal status of care."""

    AT_HOME = "L0"
    POLICE_PROTECTION = "L1"
    EMERGENCY_ORDER = "L2"
    SECTION_20 = "L3"
    INTERIM_CARE_ORDER = "L4"
    CARE_ORDER = "L5"
    OTHER_ORDER = "L6"


_BASES = {
    CareBasis.SECTION_20: Legal.SECTION_20,
    CareBasis.EMERGENCY_PROTECTION_ORDER: Legal.EMERGENCY_ORDER,
    CareBasis.INTERIM_CARE_ORDER: Legal.INTERIM_CARE_ORDER,
    CareBasis.CARE_ORDER: Legal.CARE_ORDER,
}


def legal(case: CaseFile, now: datetime, calendar: Calendar) -> Legal:
    """The footing as at `now`. Police protection past its hours is none: the power has gone, and it is not extended."""
    if case.care.is_looked_after and case.care.basis is not None:
        return _BASES[case.care.basis]
    if case.care.in_police_protection and not has_lapsed(case, now, calendar):
        return Legal.POLICE_PROTECTION
    return Legal.OTHER_ORDER if _has_other_order(case, now) else Legal.AT_HOME


def has_lapsed(case: CaseFile, now: datetime, calendar: Calendar) -> bool:
    """Whether police protection was never ended on the record and its 72 hours are over."""
    begun = case.care.protected_at
    row = shipped_table().row(POLICE_PROTECTION, local_date(begun)) if begun else None
    if not case.care.in_police_protection or begun is None or row is None:
        return False
    return instant(now) > instant(deadline(begun, row.length, row.unit, calendar))


def _has_other_order(case: CaseFile, now: datetime) -> bool:
    today = local_date(now)
    return any(
        told.fact.order in pathway_table().other_orders
        and (told.fact.until is None or told.fact.until >= today)
        for told in case.of(CourtOrderMade)
    )
