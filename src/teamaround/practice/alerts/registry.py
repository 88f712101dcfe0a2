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
    a10_trauma_need,
    a11_childs_own_support,
    a13_stuck,
    a21_new_adult,
    a23_unwitnessed_safeguard,
    a27_step_down,
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
    "A10": a10_trauma_need.alerts,
    "A11": a11_childs_own_support.alerts,
    "A13": a13_stuck.alerts,
    "A21": a21_new_adult.alerts,
    "A23": a23_unwitnessed_safeguard.alerts,
    "A27": a27_step_down.alerts,
}
