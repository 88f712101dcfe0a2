"""C01: every referral is decided within one working day."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import ReferralDecided, ReferralReceived


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a referral. A decision that names no referral answers the oldest one still waiting, and only that."""
    decided = sorted(case.of(ReferralDecided), key=lambda told: instant(told.entry.happened_at))
    named = {told.fact.referral: told.entry.happened_at for told in reversed(decided) if told.fact.referral}
    unnamed = [told.entry.happened_at for told in decided if not told.fact.referral]
    for told in sorted(case.of(ReferralReceived), key=lambda one: instant(one.entry.happened_at)):
        entry = told.entry
        met_at = named.get(entry.entry_id)
        if met_at is None:
            met_at = next((at for at in unnamed if instant(at) >= instant(entry.happened_at)), None)
            if met_at is not None:
                unnamed.remove(met_at)
        yield Started(entry.happened_at, entry.entry_id, met_at=met_at)
