"""The fourteen illegal moves (domain 2.3), each a small function of the record under its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.pathway.illegal import (
    care_and_protection,
    endings,
    front_door_and_assessment,
    plan_and_core_group,
)
from teamaround.practice.pathway.violation import Violation
from teamaround.practice.record.case_file import CaseFile

IllegalRule = Callable[[CaseFile, datetime, Calendar], Iterable[Violation]]

RULES: Mapping[int, IllegalRule] = {
    1: front_door_and_assessment.closed_without_decision,
    2: front_door_and_assessment.complete_without_the_child,
    3: front_door_and_assessment.discussed_alone,
    4: plan_and_core_group.ended_by_closing,
    5: plan_and_core_group.without_category,
    6: front_door_and_assessment.conference_without_enquiry,
    7: care_and_protection.protected_too_long,
    8: care_and_protection.placed_too_long,
    9: care_and_protection.accommodated_without_consent,
    10: care_and_protection.ended_unmapped,
    11: endings.ended_over_red,
    12: endings.rests_on_denial,
    13: plan_and_core_group.minute_without_others,
    14: plan_and_core_group.dropped_without_record,
}
