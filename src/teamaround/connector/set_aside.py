"""What could not be prepared: a CSV file with the place and the reason of each, and nothing of what was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from teamaround.connector.durable import write_whole

COLUMNS = ("file", "row", "field", "reason")
_FORMULA = ("=", "+", "-", "@", "\t")


class SetAside(NamedTuple):
    """One record that was not sealed. `row` is where it stands in the file, as its reader says it."""

    file: str
    row: str
    field: str
    reason: str


def write_quarantine(folder: Path, rows: Iterable[SetAside], now: datetime) -> Path:
    """Write what one run set aside into a file of its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    path = folder / f"{now:%Y%m%dT%H%M%S%fZ}.csv"
    write_whole(path, text.getvalue().encode("utf-8"))
    return path


def _harmless(cell: str) -> str:
    """No cell is a formula, should a file be called so."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
