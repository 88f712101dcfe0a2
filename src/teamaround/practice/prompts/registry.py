"""Which rule looks for each prompt: one small file a code, with its row of the same name in `rows`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.rules import t17_block, t25_stop_condition, u16_absent_parent
from teamaround.practice.record.case_file import CaseFile

PromptRule = Callable[[CaseFile, datetime, Calendar], Iterable[Prompt]]

RULES: Mapping[str, PromptRule] = {
    "T17_block": t17_block.prompts,
    "T25": t25_stop_condition.prompts,
    "U16": u16_absent_parent.prompts,
}
