"""C15: police protection lapses after 72 elapsed hours. Marks at 48, 66 and 72 hours are rows of the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CareStarted, PoliceProtectionEnded, PoliceProtectionStarted


def started(case: CaseFile) -> Iterator[Started]:
    """One clock each time a constable takes the child into protection; a release or a legal footing meets it."""
    ends = [told.entry.happened_at for told in case.of(PoliceProtectionEnded)]
    ends += [told.entry.happened_at for told in case.of(CareStarted)]
    for told in case.of(PoliceProtectionStarted):
        yield Started(
            told.entry.happened_at, told.entry.entry_id, met_at=_first(ends, told.entry.happened_at)
        )


def _first(ends: list[datetime], moment: datetime) -> datetime | None:
    return min((at for at in ends if instant(at) >= instant(moment)), key=instant, default=None)
