"""Confirmed links that nobody has looked at for ninety days: a reminder, never a lapse (decision 22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teamaround.practice.answers.headline import name_of
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.link_terms import link_terms
from teamaround.practice.record.words import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkToReview:
    """Who is linked to whom, in words, and since when the link should have been looked at again."""

    who: str
    to: str
    relation: str
    due: date


def links_to_review(case: CaseFile, on: date) -> tuple[LinkToReview, ...]:
    """The live confirmed links whose review is late on a day, the latest-looked-at last."""
    late = []
    for link in case.links:
        if link.certainty is not Certainty.CONFIRMED or link.confirmed_at is None or not link.is_live(on):
            continue
        due = local_date(link.confirmed_at + link_terms().review)
        if due < on and not _is_protected(case, link.person):
            late.append(
                LinkToReview(
                    who=name_of(case, link.person),
                    to=name_of(case, link.to),
                    relation=link.relation.replace("_", " "),
                    due=due,
                )
            )
    return tuple(sorted(late, key=lambda one: (one.due, one.who)))


def _is_protected(case: CaseFile, person: str) -> bool:
    known = case.people.get(person)
    return known is not None and known.protected_source
