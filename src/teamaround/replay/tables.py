"""Tables in plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from teamaround.practice.calendar import LONDON

Echo = Callable[[str], object]


def when(at: datetime) -> str:
    """A minute in London."""
    return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}"


WIDEST = 60
LAST_WIDEST = 110


def table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], echo: Echo) -> None:
    """A title and a table; nothing at all if there are no rows. The same row for several children stands once."""
    cut = [
        (*(_cut(cell, WIDEST) for cell in row[:-1]), _cut(row[-1], LAST_WIDEST))
        for row in dict.fromkeys(rows)
    ]
    if not cut:
        return
    widths = [max(len(row[at]) for row in (heads, *cut)) for at in range(len(heads))]
    echo(f"\n{title}")
    for row in (heads, *cut):
        echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cut(cell: str, widest: int) -> str:
    return cell if len(cell) <= widest else f"{cell[: widest - 1]}…"
