"""Where a child stands on the pathway as at a moment: derived from the record, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks import Clock
from teamaround.practice.pathway.regions import (
    Assessment,
    Enquiry,
    FrontDoor,
    Legal,
    PlanState,
    PreProceedings,
    Whereabouts,
)
from teamaround.practice.pathway.regions.assessment import assessment
from teamaround.practice.pathway.regions.enquiry import enquiry
from teamaround.practice.pathway.regions.front_door import front_door
from teamaround.practice.pathway.regions.legal import has_lapsed, legal
from teamaround.practice.pathway.regions.plan import PlanDuty, duties, plan
from teamaround.practice.pathway.regions.pre_proceedings import pre_proceedings
from teamaround.practice.pathway.regions.whereabouts import whereabouts
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import PlanSort

IN_CARE = (Legal.SECTION_20, Legal.INTERIM_CARE_ORDER, Legal.CARE_ORDER)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The seven regions at once. `period` counts child protection plans; `protection_lapsed`: 72 hours ran out."""

    front_door: FrontDoor
    assessment: Assessment
    enquiry: Enquiry
    plan: PlanState
    legal: Legal
    pre_proceedings: PreProceedings
    whereabouts: Whereabouts
    plan_duties: frozenset[PlanDuty] = frozenset()
    period: int = 0
    protection_lapsed: bool = False

    @property
    def has_dual_protection(self) -> bool:
        """A child protection plan and care at once: legal, amber, and to be resolved at the first review (C22)."""
        return self.plan is PlanState.CHILD_PROTECTION and self.legal in IN_CARE


def standing(case: CaseFile, now: datetime, calendar: Calendar, clocks: Iterable[Clock] = ()) -> Standing:
    """Where the child stands at `now`. `clocks`, if given, say which duties of the plan are overdue."""
    return Standing(
        front_door=front_door(case),
        assessment=assessment(case),
        enquiry=enquiry(case),
        plan=plan(case),
        legal=legal(case, now, calendar),
        pre_proceedings=pre_proceedings(case),
        whereabouts=whereabouts(case),
        plan_duties=duties(case, clocks),
        period=sum(period.sort is PlanSort.CHILD_PROTECTION for period in case.plans),
        protection_lapsed=has_lapsed(case, now, calendar),
    )
