"""What an import did, row by row: what was new, what was there already, and what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.formats.reading import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Counts and refusals of one file. Nothing of a refused row was taken in."""

    children: int = 0
    new_children: int = 0
    new_entries: int = 0
    known_entries: int = 0
    refused: tuple[Refusal, ...] = ()
    findings: tuple[str, ...] = ()
