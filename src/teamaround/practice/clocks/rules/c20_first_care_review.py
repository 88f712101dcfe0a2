"""C20: the first review of a child's care after the child becomes looked after."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import care_reviews, since_looked_after
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an episode, police protection included."""
    return since_looked_after(case, [told.entry.happened_at for told in care_reviews(case)])
