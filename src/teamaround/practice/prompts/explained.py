"""Disclosures and hard explanations to a family, and what was said about them since (recommendation 14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import ExplanationGiven
from teamaround.practice.record.facts.forums import DisclosureMade
from teamaround.practice.record.remembering import remembered


class Explained(NamedTuple):
    """One telling: to whom, and whether support and the person's own words are written down."""

    entry: Entry
    to: str
    is_disclosure: bool
    support_present: bool | None
    their_words: str


@remembered
def hard_news(case: CaseFile) -> Iterator[Explained]:
    """Disclosures of an adult's history, and explanations of terms that need coming back to, oldest first."""
    wanted = prompt_row("R14_record").lists["terms"]
    found = [
        Explained(told.entry, told.fact.to, True, told.fact.support_present, told.fact.their_words)
        for told in case.of(DisclosureMade)
    ]
    found += [one for one in explanations(case) if _is_hard(one, wanted)]
    yield from sorted(found, key=lambda one: (one.entry.happened_at, one.entry.entry_id))


@remembered
def first_tellings(case: CaseFile) -> Iterator[Explained]:
    """Hard news that did not come back to earlier hard news for the same person: each begins its own coming back."""
    news = hard_news(case)
    for place, one in enumerate(news):
        is_coming_back = not one.is_disclosure and any(before.to == one.to for before in news[:place])
        if not is_coming_back:
            yield one


def explanations(case: CaseFile) -> list[Explained]:
    """Every explanation given to somebody of the family."""
    return [
        Explained(told.entry, told.fact.to, False, told.fact.support_present, told.fact.their_words)
        for told in case.of(ExplanationGiven)
    ]


def came_back(case: CaseFile, news: Explained) -> list[Explained]:
    """Explanations to the same person after some news, oldest first."""
    later = [
        one
        for one in explanations(case)
        if one.to == news.to and one.entry.happened_at > news.entry.happened_at
    ]
    return sorted(later, key=lambda one: one.entry.happened_at)


def _is_hard(one: Explained, wanted: tuple[str, ...]) -> bool:
    fact = one.entry.fact
    return isinstance(fact, ExplanationGiven) and any(
        term.strip().casefold() in wanted for term in fact.terms
    )
