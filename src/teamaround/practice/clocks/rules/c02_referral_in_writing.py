"""C02: what an agency said by telephone is confirmed in writing. It never delays action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.referrals import met_with, referrals
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import ReferralConfirmed, ReferralReceived
from teamaround.practice.record.words import AgencyKind


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a telephone referral of an agency; what it then said at a meeting is in that meeting's minute."""
    unnamed = [told.entry.happened_at for told in case.of(ReferralConfirmed) if not told.fact.referral]
    for one in referrals(case):
        entry, fact = one.referral.entry, one.referral.fact
        if not fact.by_telephone or not fact.from_agency or _is_public(case, fact.from_agency):
            continue
        named = [
            told.entry.happened_at
            for told in case.of(ReferralConfirmed)
            if told.fact.referral == entry.entry_id
        ]
        written = [*named, *_in_writing(case, entry.entry_id)]
        found = until(
            entry,
            [*written, *unnamed],
            [meeting.happened_at for meeting in met_with(case, fact.from_agency)],
            agencies=(fact.from_agency,),
        )
        if found.met_at in unnamed and found.met_at not in written:
            unnamed.remove(found.met_at)
        yield found


def _in_writing(case: CaseFile, referral: str) -> Iterator[datetime]:
    """Referrals that say this one again and were not made by telephone."""
    return (
        told.entry.happened_at
        for told in case.of(ReferralReceived)
        if told.fact.repeats == referral and not told.fact.by_telephone
    )


def _is_public(case: CaseFile, agency: str) -> bool:
    return case.kind_of_agency(agency) is AgencyKind.PUBLIC
