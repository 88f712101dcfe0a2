"""Referrals with the decision that answers each, for the clocks that run from either."""

from __future__ import annotations

from typing import NamedTuple

from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.front_door import ReferralDecided, ReferralReceived, StrategyMeetingHeld
from teamaround.practice.record.facts.meetings import ConferenceHeld
from teamaround.practice.record.remembering import remembered


class Answered(NamedTuple):
    """A referral, and the decision on it if there is one."""

    referral: Noted[ReferralReceived]
    decided: Noted[ReferralDecided] | None


@remembered
def referrals(case: CaseFile) -> list[Answered]:
    """Every referral, the oldest first. A decision that names none answers the oldest still waiting, and only that."""
    decided = sorted(case.of(ReferralDecided), key=lambda told: told.entry.happened_at)
    named = {told.fact.referral: told for told in reversed(decided) if told.fact.referral}
    unnamed = [told for told in decided if not told.fact.referral]
    found = []
    for told in sorted(case.of(ReferralReceived), key=lambda one: one.entry.happened_at):
        answer = named.get(told.entry.entry_id) or _next(unnamed, told.entry)
        if answer in unnamed:
            unnamed.remove(answer)
        found.append(Answered(told, answer))
    return found


def _next(unnamed: list[Noted[ReferralDecided]], entry: Entry) -> Noted[ReferralDecided] | None:
    later = (one for one in unnamed if one.entry.happened_at >= entry.happened_at)
    return next(later, None)


def met_with(case: CaseFile, agency: str) -> list[Entry]:
    """Strategy meetings and conferences that an agency took part in: it said there what it knew, and heard the rest."""
    strategy = [told.entry for told in case.of(StrategyMeetingHeld) if agency in told.fact.agencies]
    return strategy + [told.entry for told in case.of(ConferenceHeld) if agency in told.fact.present]
