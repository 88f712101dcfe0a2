"""Who knew what, when, as a file that a spreadsheet opens and does not compute."""

from __future__ import annotations

import csv
import io

from teamaround.service.pages.child.facts import Told, facts_of
from teamaround.service.pages.child.knowledge_page import COLUMNS
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.words import dates

COMPUTES = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the beginning of a formula


def knowledge_csv(opened: Opened) -> str:
    """The table as comma-separated values, with who took it and as at when."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for one in facts_of(opened):
        writer.writerow([harmless(cell) for cell in _cells(opened, one)])
    taken = f"As at {dates.moment(opened.now)}. Taken by {opened.asking.actor.name}, {dates.moment(opened.asking.now)}."
    writer.writerow([harmless(taken)])
    return written.getvalue()


def _cells(opened: Opened, one: Told) -> tuple[str, ...]:
    return (
        one.agency,
        one.held.words,
        dates.moment(one.held.held),
        dates.moment(one.held.reached) if one.held.reached else "Never, as at then",
        one.held.lag_words(opened.now).removeprefix("Not reached, "),
        one.held.lag_at_school(opened.now) or "not told",
        one.how,
    )


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(COMPUTES) else cell
