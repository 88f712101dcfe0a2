"""Every alert rule under its code: a code is one row of the catalogue, one small file in `rules`, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.rules import (
    a01_thin_core_group,
    a02_agency_withdrew,
    a03_address_link,
    a04_condition_breach,
    a05_untested_denial,
    a06_contradiction,
    a07_school_not_told,
    a08_marac_child,
    a09_minute_not_explicit,
    a10_trauma_need,
    a11_childs_own_support,
    a12_late,
    a13_stuck,
    a14_request_overdue,
    a15_challenge_overdue,
    a16_contact_stale,
    a17_flag_gap,
    a18_category_mismatch,
    a19_release_or_move,
    a20_border_crossing,
    a21_new_adult,
    a23_unwitnessed_safeguard,
    a24_access_anomaly,
    a25_empty_section,
    a26_unexplained_words,
    a27_step_down,
    a28_repeat_plan,
    a29_new_referral,
)
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.case_file import CaseFile

AlertRule = Callable[[CaseFile, datetime, Calendar], Iterable[Alert]]

RULES: Mapping[str, AlertRule] = {
    "A01": a01_thin_core_group.alerts,
    "A02": a02_agency_withdrew.alerts,
    "A03": a03_address_link.alerts,
    "A04": a04_condition_breach.alerts,
    "A05": a05_untested_denial.alerts,
    "A06": a06_contradiction.alerts,
    "A07": a07_school_not_told.alerts,
    "A08": a08_marac_child.alerts,
    "A09": a09_minute_not_explicit.alerts,
    "A10": a10_trauma_need.alerts,
    "A11": a11_childs_own_support.alerts,
    "A12": a12_late.alerts,
    "A13": a13_stuck.alerts,
    "A14": a14_request_overdue.alerts,
    "A15": a15_challenge_overdue.alerts,
    "A16": a16_contact_stale.alerts,
    "A17": a17_flag_gap.alerts,
    "A18": a18_category_mismatch.alerts,
    "A19": a19_release_or_move.alerts,
    "A20": a20_border_crossing.alerts,
    "A21": a21_new_adult.alerts,
    "A23": a23_unwitnessed_safeguard.alerts,
    "A24": a24_access_anomaly.alerts,
    "A25": a25_empty_section.alerts,
    "A26": a26_unexplained_words.alerts,
    "A27": a27_step_down.alerts,
    "A28": a28_repeat_plan.alerts,
    "A29": a29_new_referral.alerts,
}
