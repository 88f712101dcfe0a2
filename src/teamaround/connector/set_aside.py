"""What could not be prepared: a CSV file with the place and the reason of each, and nothing of what was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from teamaround.connector.durable import write_whole

COLUMNS = ("file", "row", "field", "reason")
_NAME_LETTERS = 12
_FORMULA = ("=", "+", "-", "@", "\t")


class SetAside(NamedTuple):
    """One record that was not sealed. `row` is where it stands in the file, as its reader says it."""

    file: str
    row: str
    field: str
    reason: str


def write_quarantine(folder: Path, rows: Iterable[SetAside]) -> Path:
    """Write what one file set aside. Called by what stands in it, so that the same file again adds none."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    content = text.getvalue().encode("utf-8")
    path = folder / f"{sha256(content).hexdigest()[:_NAME_LETTERS]}.csv"
    write_whole(path, content)
    return path


def _harmless(cell: str) -> str:
    """No cell is a formula, should a file be called so."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
