"""Which rule looks for each prompt: one small file a code, with its row of the same name in `rows`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.rules import (
    r3_interim_offer,
    r3_unmet_need,
    r4_consent,
    r4_refusal,
    t17_block,
    t25_stop_condition,
    u3_refuse_close,
    u5_departure,
    u5_re_entry,
    u11_pack,
    u12_writing,
    u15_reoffer,
    u16_absent_parent,
)
from teamaround.practice.record.case_file import CaseFile

PromptRule = Callable[[CaseFile, datetime, Calendar], Iterable[Prompt]]

RULES: Mapping[str, PromptRule] = {
    "R3_interim_offer": r3_interim_offer.prompts,
    "R3_unmet_need": r3_unmet_need.prompts,
    "R4_consent": r4_consent.prompts,
    "R4_refusal": r4_refusal.prompts,
    "T17_block": t17_block.prompts,
    "T25": t25_stop_condition.prompts,
    "U3_refuse_close": u3_refuse_close.prompts,
    "U5-re-entry": u5_re_entry.prompts,
    "U5_departure": u5_departure.prompts,
    "U11_pack": u11_pack.prompts,
    "U12_writing": u12_writing.prompts,
    "U15_reoffer": u15_reoffer.prompts,
    "U16": u16_absent_parent.prompts,
}
