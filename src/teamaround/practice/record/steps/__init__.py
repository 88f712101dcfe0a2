"""What each kind of entry changes in the case file. Kinds that are only looked up by `CaseFile.of` have no step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from teamaround.practice.record.steps.care_steps import CARE_STEPS
from teamaround.practice.record.steps.control_steps import CONTROL_STEPS
from teamaround.practice.record.steps.people_steps import PEOPLE_STEPS
from teamaround.practice.record.steps.plan_steps import PLAN_STEPS
from teamaround.practice.record.steps.question_steps import QUESTION_STEPS

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry

Step = Callable[["CaseFile", "Entry", Any], "CaseFile"]  # Any: each step takes the fact type it is keyed by

STEPS: Mapping[type[Any], Step] = {
    **PEOPLE_STEPS,
    **PLAN_STEPS,
    **CONTROL_STEPS,
    **QUESTION_STEPS,
    **CARE_STEPS,
}
