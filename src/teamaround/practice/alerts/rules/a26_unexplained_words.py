"""A26: a text for a family fails the word check: it may not be sent as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import chain

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import day, row
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import ExplanationGiven
from teamaround.practice.record.facts.rights import FamilyTextWritten
from teamaround.practice.words import FamilyTextCheck, check_family_text

KEPT = 512  # texts whose check is remembered: rules are asked many times about the same ones


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a document, for its newest text; and one for each explanation given in words that fail."""
    newest: dict[str, tuple[Entry, str]] = {}
    written = sorted(case.of(FamilyTextWritten), key=lambda told: instant(told.entry.recorded_at))
    for told in written:
        newest[told.fact.document] = (told.entry, told.fact.text)
    said = ((told.entry, told.fact.words) for told in case.of(ExplanationGiven) if told.fact.words)
    for entry, text in chain(newest.values(), said):
        check = _check(text)
        if not check.may_be_sent:
            yield _alert(case, calendar, entry, check)


@lru_cache(maxsize=KEPT)
def _check(text: str) -> FamilyTextCheck:
    return check_family_text(text)


def _faults(check: FamilyTextCheck) -> str:
    terms = [f"“{term.term}”" for term in (*check.unexplained, *check.forbidden)]
    terms += [f"“{word}”" for word in check.unknown_acronyms]
    found = [f"it uses {row(terms)} without plain words"] if terms else []
    found += [f"it must say: {sentence}" for sentence in check.missing_sentences]
    found += ["its sentences are too hard to read"] if check.too_hard else []
    return row(found)


def _alert(case: CaseFile, calendar: Calendar, entry: Entry, check: FamilyTextCheck) -> Alert:
    return raised(
        "A26",
        case,
        calendar,
        subject=(entry.entry_id,),
        since=entry.recorded_at,
        entry_id=entry.entry_id,
        what=f"A text for the family may not go out as it is: {_faults(check)}",
        how_known=f"Checked against the glossary; written {day(local_date(entry.happened_at))}.",
        how_sure="Certain of the words; how well the family would understand it, only they can say.",
        undermines="Whether the family knows what was said to them.",
        why_level="Blue: for its author.",
    )
