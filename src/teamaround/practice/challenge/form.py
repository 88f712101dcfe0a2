"""What a challenge must say before it can be saved: precise nature, expected outcome, answer by when (AC-R13-1)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Missing(NamedTuple):
    """A part that is missing, by its field, and what to do about it."""

    field: str
    way_on: str


def missing_parts(nature: str, expected: str, respond_by: datetime | None) -> tuple[Missing, ...]:
    """The parts that are empty; it may be saved when there are none."""
    found = (
        (not nature.strip(), Missing("nature", "Say precisely what you do not agree with.")),
        (
            not expected.strip(),
            Missing("expected", "Say what you expect to be different, so that it can be marked."),
        ),
        (respond_by is None, Missing("respond_by", "Say by when you need the answer.")),
    )
    return tuple(missing for is_missing, missing in found if is_missing)
