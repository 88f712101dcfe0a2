"""Which rule looks for each prompt: one small file a code, with its row of the same name in `rows`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.rules import (
    a07_holiday,
    a08_no_reply,
    access_blocked_pending_review,
    r3_interim_offer,
    r3_unmet_need,
    r4_consent,
    r4_question,
    r4_refusal,
    r8_return_note,
    r13_next_stage,
    r14_answer,
    r14_followups,
    r14_record,
    sar_hold_for_dpo,
    sibling_notice,
    still_owner,
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
    "A07_holiday": a07_holiday.prompts,
    "A08_no_reply": a08_no_reply.prompts,
    "R13_next_stage": r13_next_stage.prompts,
    "R14_answer": r14_answer.prompts,
    "R14_followup": r14_followups.both,
    "R14_followup_1": r14_followups.first,
    "R14_followup_2": r14_followups.second,
    "R14_record": r14_record.prompts,
    "R3_interim_offer": r3_interim_offer.prompts,
    "R3_unmet_need": r3_unmet_need.prompts,
    "R4_consent": r4_consent.prompts,
    "R4_question": r4_question.prompts,
    "R4_refusal": r4_refusal.prompts,
    "R8_return_note": r8_return_note.prompts,
    "SAR_hold_for_DPO": sar_hold_for_dpo.prompts,
    "T17_block": t17_block.prompts,
    "T25": t25_stop_condition.prompts,
    "U11_pack": u11_pack.prompts,
    "U12_writing": u12_writing.prompts,
    "U15_reoffer": u15_reoffer.prompts,
    "U16": u16_absent_parent.prompts,
    "U3_refuse_close": u3_refuse_close.prompts,
    "U5-re-entry": u5_re_entry.prompts,
    "U5_departure": u5_departure.prompts,
    "access_blocked_pending_review": access_blocked_pending_review.prompts,
    "sibling_notice": sibling_notice.prompts,
    "still_owner": still_owner.prompts,
}
