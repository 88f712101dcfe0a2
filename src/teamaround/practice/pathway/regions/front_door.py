"""Region F: the front door. Open cases pass through it too; a new concern never stays in a case note alone."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import ReferralDecided, ReferralReceived
from teamaround.practice.record.facts.happenings import ConcernReported


class FrontDoor(StrEnum):
    """Where the newest approach to the front door stands."""

    NONE = "F0"
    CONTACT = "F1"
    AWAITING_DECISION = "F2"
    DECIDED = "F3"


def front_door(case: CaseFile) -> FrontDoor:
    """The state of the front door: any referral that waits counts before those decided, a bare concern is a contact."""
    referrals, decisions = case.of(ReferralReceived), case.of(ReferralDecided)
    if len(referrals) > len(decisions):
        return FrontDoor.AWAITING_DECISION
    last_decided = max((instant(told.entry.happened_at) for told in decisions), default=None)
    concerns = [instant(told.entry.happened_at) for told in case.of(ConcernReported)]
    if concerns and (last_decided is None or max(concerns) > last_decided):
        return FrontDoor.CONTACT
    return FrontDoor.DECIDED if decisions else FrontDoor.NONE
