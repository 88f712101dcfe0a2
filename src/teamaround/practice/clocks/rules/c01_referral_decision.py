"""C01: every referral is decided within one working day."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.referrals import referrals
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a referral. A decision that names no referral answers the oldest one still waiting, and only that."""
    for one in referrals(case):
        entry, decided = one.referral.entry, one.decided
        yield Started(
            entry.happened_at, entry.entry_id, met_at=decided.entry.happened_at if decided else None
        )
