"""What a scenario expects, and what must never happen in it."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.clocks.level import Level
from teamaround.replay.scenario.base import Part


class Behaviour(StrEnum):
    """What the service does besides alerts and clocks. Only the two upgrades are tried by replay so far."""

    DUAL_PROTECTION_REFUSED = "T17_block"
    REHABILITATION_STOP = "T25"
    SCHOOL_HOLIDAY_ROUTE = "A07_holiday"
    SCHOOL_ASKED_NO_REPLY = "A08_no_reply"
    OUTCOME_REFUSED = "U3_refuse_close"
    SERVICE_BACK_IN = "U5-re-entry"
    GATEWAY_PACK = "U11_pack"
    SUPPORT_OFFERED_AGAIN = "U15_reoffer"
    ABSENT_PARENT_TASK = "U16"
    EXPLANATION_RECORDED = "R14_record"
    EXPLANATION_FOLLOW_UP = "R14_followup"
    EXPLANATION_FOLLOW_UP_1 = "R14_followup_1"
    EXPLANATION_FOLLOW_UP_2 = "R14_followup_2"
    FAMILY_QUESTION_ANSWERED = "R14_answer"
    RETURN_NOTE = "R8_return_note"
    NEW_ADULT_UPGRADED = "A21_upgrade"
    DENIAL_UPGRADED = "A05_upgrade"
    SIBLING_NOTICE = "sibling_notice"
    FORMER_COUNCIL_STILL_OWNER = "still_owner"
    ACCESS_HELD_FOR_OFFICER = "SAR_hold_for_DPO"
    ACCESS_BLOCKED = "access_blocked_pending_review"
    SOURCE_NAMED_TO_PARENT = "source_named_to_parent"


class Expectation(Part, frozen=True, kw_only=True):
    """Something that must be raised or running (decision 30).

    `code` is an alert (A01), a clock (C05) or a behaviour. `by`, `due` and `red_from` are a date or a minute of the
    scenario's time zone; `due` may be a list. `child` is needed only where an event concerns several. An alert is
    looked for at `by` (a date: the end of that day; none: an hour after the event).
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
