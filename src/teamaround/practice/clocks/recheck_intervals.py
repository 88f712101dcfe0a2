"""How often a relied-on safeguard is checked, read off the row of C47."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.controls.checking import Intervals

KEPT = 1024  # days for which they are remembered: every safeguard of a child is asked about on the same ones
CODE, AFTER_RELEASE, WEEKS = "C47", "after_release", "weeks_after_release"


@lru_cache(maxsize=KEPT)
def recheck_intervals(on: date) -> Intervals | None:
    """The intervals in force on a day; nothing while no row is."""
    row = shipped_table().row(CODE, on)
    if row is None:
        return None
    return Intervals(row.length, row.spans[AFTER_RELEASE].length, int(row.numbers[WEEKS]))
