"""What starts and what meets each clock: one small file a code, registered here under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules import (
    c01_referral_decision,
    c05_initial_conference,
    c10_first_core_group,
    c13_first_review,
    c14_next_review,
    c15_police_protection,
    c43_departure_answer,
    c47_control_check,
    c49_emotional_health,
)
from teamaround.practice.record.case_file import CaseFile

ClockRule = Callable[[CaseFile], Iterable[Started]]

RULES: Mapping[str, ClockRule] = {
    "C01": c01_referral_decision.started,
    "C05": c05_initial_conference.started,
    "C10": c10_first_core_group.started,
    "C13": c13_first_review.started,
    "C14": c14_next_review.started,
    "C15": c15_police_protection.started,
    "C43": c43_departure_answer.started,
    "C47": c47_control_check.started,
    "C49": c49_emotional_health.started,
}
