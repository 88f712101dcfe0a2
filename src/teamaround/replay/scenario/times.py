"""Times as people write them, `2024-05-11T20:05`, in the scenario's time zone."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
# Fields of words, in which a time is only words; what is expected reads its own times.
_WORDS = frozenset({"says", "what", "why", "note", "words", "wording", "text", "expect"})
END_OF_DAY = time(23, 59, 59)


def complete_times(tree: Any, zone: ZoneInfo) -> Any:
    """The same tree, every time without an offset given one; what is no time is left as it is."""
    if isinstance(tree, dict):
        return {key: value if key in _WORDS else complete_times(value, zone) for key, value in tree.items()}
    if isinstance(tree, list):
        return [complete_times(one, zone) for one in tree]
    if isinstance(tree, str) and _WRITTEN.fullmatch(tree):
        return _with_offset(tree, zone)
    return tree


def _with_offset(written: str, zone: ZoneInfo) -> str:
    try:
        return datetime.fromisoformat(written).replace(tzinfo=zone).isoformat()
    except ValueError:  # such as 31 April: the type checker says so, with its path
        return written


def moment(written: str, zone: ZoneInfo) -> datetime | date:
    """A date, or a minute of the zone, as an expectation writes it. Raises `ValueError` for anything else."""
    if len(written) == len("2024-05-11"):
        return date.fromisoformat(written)
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a day."""
    return datetime.combine(day, END_OF_DAY, zone)
