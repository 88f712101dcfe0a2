"""What closes a question, and in which words the way by which a statement came is told (invariant 3, U3, U12)."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec


class QuestionTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terms in force, with where they come from."""

    independent_checks: int
    hands: tuple[str, ...]
    written_forms: tuple[str, ...]
    ask_for_writing_from_hands: int
    source: str
    provenance: str
    in_force_from: date | None
    in_force_to: date | None


@cache
def question_terms() -> QuestionTerms:
    """The packaged terms."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("question_terms.yaml").read_bytes(), type=QuestionTerms
    )
