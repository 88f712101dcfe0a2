"""C21: the second review of a child's care, and each later one."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import care_reviews, looked_after
from teamaround.practice.clocks.rules.settled import gaps
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a review, within each episode; from the second review on the longer length counts."""
    held = [(told.entry.happened_at, told.entry) for told in care_reviews(case)]
    for episode in looked_after(case):
        _, *later = gaps(episode.entry, episode.entry.happened_at, episode.ended_at, held)
        for number, one in enumerate(later):
            yield replace(one, span="later" if number else "second")
