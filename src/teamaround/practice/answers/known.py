"""What do we know? The facts that weigh most, each with who says so, how they know, and how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from teamaround.practice.answers.headline import headline
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import care, family, happenings
from teamaround.practice.record.words import HowKnown

RECENT = timedelta(days=400)  # older facts are in "Everything said", not on the first page [INV]


class Sureness(StrEnum):
    """How sure a known thing is, as the marks of the pages have it."""

    CONFIRMED = "confirmed"
    STATED = "stated"
    SUSPECTED = "suspected"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One thing known: the fact, how sure, who says so (an agency slug), how they know, and when."""

    what: str
    sureness: Sureness
    says: str
    how_known: HowKnown
    at: datetime
    entry_id: str
    protected_source: bool = False


# How much each kind of entry weighs on the first page. Kinds that are not here are elsewhere. [INV]
WEIGHTS: Mapping[type[Any], int] = MappingProxyType(
    {
        family.SeriousIncident: 6,
        happenings.Sighting: 5,
        happenings.Incident: 5,
        care.PoliceProtectionStarted: 4,
        happenings.ConcernReported: 3,
        happenings.Statement: 2,
    }
)


def known(case: CaseFile, now: datetime, most: int = 5) -> tuple[Known, ...]:
    """The facts that weigh most, newest first; at most `most`. Observations are not findings (invariant 2)."""
    weighty = [entry for entry in case.entries if type(entry.fact) in WEIGHTS and _counts(entry)]
    recent = [entry for entry in weighty if entry.happened_at >= now - RECENT] or weighty
    heaviest = sorted(recent, key=lambda one: (WEIGHTS[type(one.fact)], one.happened_at), reverse=True)
    chosen = sorted(heaviest[:most], key=lambda one: one.happened_at, reverse=True)
    return tuple(_known(case, entry) for entry in chosen)


def _counts(entry: Entry) -> bool:
    fact = entry.fact
    return not (isinstance(fact, happenings.Statement) and fact.denies)


def _known(case: CaseFile, entry: Entry) -> Known:
    return Known(
        what=headline(case, entry),
        sureness=sureness(case, entry),
        says=entry.by_agency,
        how_known=entry.how_known,
        at=entry.happened_at,
        entry_id=entry.entry_id,
        protected_source=any(part.protected_source for part in entry.paragraphs),
    )


def sureness(case: CaseFile, entry: Entry) -> Sureness:
    """How sure an entry is: seen by the agency itself, said by somebody, inferred, or contradicted."""
    fact = entry.fact
    if isinstance(fact, happenings.Statement):
        question = case.questions.get(fact.question)
        if question is not None and question.contradicts and question.closed_at is None:
            return Sureness.IN_DOUBT
    if entry.how_known is HowKnown.SAW:
        return Sureness.CONFIRMED
    return Sureness.SUSPECTED if entry.how_known is HowKnown.INFERRED else Sureness.STATED


def childs_words(case: CaseFile) -> tuple[family.ChildsWords, datetime] | None:
    """What the child said last, and when: it leads the answer."""
    last = case.last(family.ChildsWords)
    return (last.fact, last.entry.happened_at) if last else None
