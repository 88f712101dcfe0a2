"""Which rule looks for each prompt: one small file a code, with its row of the same name in `rows`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.rules import u16_absent_parent
from teamaround.practice.record.case_file import CaseFile

PromptRule = Callable[[CaseFile, datetime, Calendar], Iterable[Prompt]]

RULES: Mapping[str, PromptRule] = {
    "U16": u16_absent_parent.prompts,
}
