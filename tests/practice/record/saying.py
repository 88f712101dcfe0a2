"""Short ways of saying things in tests of the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from teamaround.practice.record.entry import Entry

CHILD = "robin"
_START = datetime(2024, 1, 1, 9, tzinfo=UTC)


def day(number: int) -> datetime:
    """Nine in the morning of the numbered day of the story."""
    return _START + timedelta(days=number)


def said(fact: Any, *, on: int, recorded: int | None = None, by: str = "csc", **more: Any) -> Entry:
    """An entry about the child of these tests."""
    told = day(on if recorded is None else recorded)
    identity = f"{fact.__struct_config__.tag}-{on}-{hash(fact) & 0xFFFF}"
    return Entry(
        entry_id=identity,
        children=(CHILD,),
        happened_at=day(on),
        recorded_at=told,
        by_agency=by,
        fact=fact,
        **more,
    )
