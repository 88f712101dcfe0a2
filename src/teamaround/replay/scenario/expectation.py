"""What a scenario expects, and what must never happen in it."""

from __future__ import annotations

import re
from enum import StrEnum

from teamaround.practice.clocks.level import Level
from teamaround.replay.scenario.base import Part


class Behaviour(StrEnum):
    """What practice does besides raising alerts and running clocks; what has a row in `practice.prompts` is tried."""

    DUAL_PROTECTION_REFUSED = "T17_block"
    REHABILITATION_STOP = "T25"
    SCHOOL_HOLIDAY_ROUTE = "A07_holiday"
    SCHOOL_ASKED_NO_REPLY = "A08_no_reply"
    OUTCOME_REFUSED = "U3_refuse_close"
    SERVICE_BACK_IN = "U5-re-entry"
    DEPARTURE_NOT_COMPLETE = "U5_departure"
    GATEWAY_PACK = "U11_pack"
    WRITING_ASKED_FOR = "U12_writing"
    SUPPORT_OFFERED_AGAIN = "U15_reoffer"
    ABSENT_PARENT_TASK = "U16"
    UNMET_NEED = "R3_unmet_need"
    OFFER_IN_THE_MEANTIME = "R3_interim_offer"
    CONSENT_REFUSED = "R4_consent"
    QUESTION_OF_THE_CHILDS_OWN = "R4_question"
    REFUSAL_OF_CONSENT = "R4_refusal"
    EXPLANATION_RECORDED = "R14_record"
    EXPLANATION_FOLLOW_UP = "R14_followup"
    EXPLANATION_FOLLOW_UP_1 = "R14_followup_1"
    EXPLANATION_FOLLOW_UP_2 = "R14_followup_2"
    FAMILY_QUESTION_ANSWERED = "R14_answer"
    NEXT_STAGE_OFFERED = "R13_next_stage"
    RETURN_NOTE = "R8_return_note"
    SIBLING_NOTICE = "sibling_notice"
    FORMER_COUNCIL_STILL_OWNER = "still_owner"
    ACCESS_HELD_FOR_OFFICER = "SAR_hold_for_DPO"
    ACCESS_BLOCKED = "access_blocked_pending_review"
    SOURCE_NAMED_TO_PARENT = "source_named_to_parent"


CHANGES = ("upgrade", "downgrade", "closed")  # what may become of an alert: `A21_upgrade`, `A03_closed`
_CODE = re.compile(rf"[AC]\d\d|A\d\d_({'|'.join(CHANGES)})")


def known_code(code: str) -> bool:
    """Whether a code is written as one of the catalogue's, as a change of an alert, or is a behaviour."""
    return bool(_CODE.fullmatch(code)) or code in set(Behaviour)


class Expectation(Part, frozen=True, kw_only=True):
    """Something that must be raised or running (decision 30).

    `code` is an alert (A01), a change of one (A21_upgrade), a clock (C05) or a behaviour. `by`, `due` and `red_from`
    are a date or a minute of the scenario's time zone; `due` may be a list. `child` is needed only where an event
    concerns several. An alert is looked for at `by` (a date: the end of that day; none: an hour after the event).
    """

    code: str
    by: str = ""
    due: str | tuple[str, ...] = ()
    level: Level | None = None
    to: tuple[str, ...] = ()
    child: str = ""
    red_from: str = ""
    why: str = ""

    @property
    def dues(self) -> tuple[str, ...]:
        """Every due date or minute that is asked for."""
        return (self.due,) if isinstance(self.due, str) else self.due
