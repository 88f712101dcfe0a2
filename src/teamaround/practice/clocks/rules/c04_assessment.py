"""C04: the single assessment is signed within 45 working days of the referral, or a manager gives it more time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.referrals import Answered, referrals
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentExtended,
    ReferralOutcome,
)

ASSESSED = (ReferralOutcome.ASSESS, ReferralOutcome.STRATEGY)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a referral; a decision that nothing is to be assessed ends it."""
    signed = [
        told.entry.happened_at
        for told in case.of(AssessmentCompleted)
        if told.fact.child_seen is not False or told.fact.reason_not_seen
    ]
    for one in referrals(case):
        ends = [] if one.decided is None or one.decided.fact.outcome in ASSESSED else [one.decided]
        moments = [told.entry.happened_at for told in ends]
        found = until(one.referral.entry, signed, moments, extended_to=_extended(case, one))
        if moments and found.met_at is None and found.ceased_at is None:
            found = replace(found, ceased_at=moments[0])  # decided in the minute in which it came
        yield found


def _extended(case: CaseFile, one: Answered) -> date | None:
    """The last day that a manager gave, in a note of after the referral and before the assessment was signed."""
    begun = one.referral.entry.happened_at
    signed = [told.entry.happened_at for told in case.of(AssessmentCompleted)]
    closed = min((at for at in signed if at >= begun), default=None)
    given = [
        told.fact.until
        for told in case.of(AssessmentExtended)
        if told.entry.happened_at >= begun
        and (closed is None or told.entry.happened_at <= closed)
        and told.fact.reason
    ]
    return max(given, default=None)
