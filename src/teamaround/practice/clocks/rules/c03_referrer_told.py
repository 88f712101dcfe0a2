"""C03: whoever referred is told what was decided. A reporter who is linked to the child is not (decision 41)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.referrals import met_with, referrals
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import FactShared
from teamaround.practice.record.facts.front_door import ReferralDecided, ReferralReceived, ReferrerTold


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a decision on a referral of an agency, or of somebody outside the family."""
    for one in referrals(case):
        if one.decided is None or not _may_be_told(case, one.referral):
            continue
        agency = one.referral.fact.from_agency
        told = [*_told(case, one.referral.entry, one.decided), *_passed_on(case, one.decided, agency)]
        meetings = [entry.happened_at for entry in met_with(case, agency)] if agency else []
        yield until(one.decided.entry, told, meetings, agencies=(agency,) if agency else ())


def _may_be_told(case: CaseFile, referral: Noted[ReferralReceived]) -> bool:
    entry, fact = referral.entry, referral.fact
    if fact.from_person:
        on = local_date(entry.happened_at)
        return fact.from_person != case.child and not case.is_linked(fact.from_person, on)
    return bool(fact.from_agency)


def _told(case: CaseFile, referral: Entry, decided: Noted[ReferralDecided]) -> list[datetime]:
    names = ("", referral.entry_id, decided.entry.entry_id)
    return [told.entry.happened_at for told in case.of(ReferrerTold) if told.fact.referral in names]


def _passed_on(case: CaseFile, decided: Noted[ReferralDecided], agency: str) -> list[datetime]:
    """When the decision reached the agency, as its own entry or a later one says."""
    entry = decided.entry
    if not agency:
        return []
    at_once = [max(told.at, entry.happened_at) for told in entry.told if told.agency == agency]
    return at_once + [
        told.entry.happened_at
        for told in case.of(FactShared)
        if told.fact.entry == entry.entry_id and told.fact.agency == agency
    ]
