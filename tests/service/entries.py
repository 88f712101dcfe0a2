"""Entries for tests of the ledger."""

from __future__ import annotations

from datetime import timedelta

from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts import NoteWritten
from tests.service.world import CHILD, NOW


def note(
    entry_id: str,
    *,
    what: str = "A note.",
    children: tuple[str, ...] = (str(CHILD),),
    by_agency: str = "marlmouth-children",
    paragraphs: tuple[Paragraph, ...] = (),
) -> Entry:
    """A note about the first child of the world, written an hour before now."""
    return Entry(
        entry_id=entry_id,
        children=children,
        happened_at=NOW - timedelta(hours=1),
        recorded_at=NOW,
        by_agency=by_agency,
        fact=NoteWritten(what=what),
        author="A. Writer",
        paragraphs=paragraphs,
    )
