"""By how many hands a statement came, and whether it was written down first (AC-U12-1). Names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from teamaround.practice.record.facts.happenings import Hop
from teamaround.practice.record.question_terms import question_terms


class Reliability(NamedTuple):
    """How something that was said reached us. It says nothing about whether it is true."""

    hands: int
    is_written: bool

    @property
    def words(self) -> str:
        """`third-hand, written origin`."""
        known = question_terms().hands
        came = known[self.hands - 1] if self.hands <= len(known) else f"through {self.hands} people"
        return f"{came}, {'written' if self.is_written else 'spoken'} origin"

    @property
    def asks_for_writing(self) -> bool:
        """Whether the writing itself should be asked for: it exists, and came through others."""
        return self.is_written and self.hands >= question_terms().ask_for_writing_from_hands


def reliability(chain: Sequence[Hop]) -> Reliability | None:
    """From the first speaker to whoever wrote it down: each step after the first is a hand. None without a chain."""
    if not chain:
        return None
    first = chain[0].form.casefold().replace("_", " ")
    return Reliability(max(1, len(chain) - 1), any(word in first for word in question_terms().written_forms))
