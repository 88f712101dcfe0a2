"""Whose word are we relying on? Safeguards, denials and findings that the plan leans on, and what tests them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from teamaround.practice.answers.headline import name_of
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.facts.front_door import HealthAssessed
from teamaround.practice.record.facts.happenings import MatchBand, Sighting
from teamaround.practice.record.words import NeedFinding


class Footing(StrEnum):
    """How firm the ground is."""

    CHECKED = "checked"
    NEVER_CHECKED = "never_checked"
    CONTRADICTED = "contradicted"
    ONE_WORD = "one_word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """One thing leant on: the words, whose they are, since when, who owns it, and how firm it is."""

    words: str
    says: str
    since: datetime
    footing: Footing
    owner: str = ""
    checked_at: datetime | None = None
    contradicted_at: datetime | None = None
    checks: int = 0


def reliances(case: CaseFile, now: datetime) -> tuple[Reliance, ...]:
    """Everything leant on, the least firm first."""
    found = [*_controls(case, now), *_denials(case), *_findings(case), *_leavers(case)]
    order = list(reversed(Footing))
    return tuple(sorted(found, key=lambda one: (order.index(one.footing), -one.since.timestamp())))


def _controls(case: CaseFile, now: datetime) -> Iterator[Reliance]:
    for control in case.controls.values():
        if not control.relied_on_at or not control.in_force(local_date(now)):
            continue
        against = contradicted_at(case, control)
        footing = Footing.CHECKED if control.checked_at else Footing.NEVER_CHECKED
        yield Reliance(
            words=control.words or control.sort.replace("_", " "),
            says=_entry_agency(case, control.entry_id),
            since=control.relied_on_at[0],
            footing=Footing.CONTRADICTED if against else footing,
            owner=control.owner,
            checked_at=control.checked_at,
            contradicted_at=against,
        )


def contradicted_at(case: CaseFile, control: Control) -> datetime | None:
    """When the person it binds last came up where or with whom they should not, since it was relied on."""
    meant = {*control.protects, *control.places, *case.homes()}
    against = [
        noted.entry.happened_at
        for noted in case.of(Sighting)
        if noted.fact.person == control.person
        and noted.fact.band is not MatchBand.REVIEW
        and noted.entry.happened_at >= control.relied_on_at[0]
        and meant & {noted.fact.place, noted.fact.phone_of, *noted.fact.with_people}
    ]
    return max(against, default=None)


def _entry_agency(case: CaseFile, entry_id: str) -> str:
    entry = case.entry(entry_id)
    return entry.by_agency if entry else ""


def _denials(case: CaseFile) -> Iterator[Reliance]:
    for question in case.questions.values():
        for stance in question.stances:
            if not stance.denies or stance.retracted or question.closed_at is not None:
                continue
            if question.is_tested and not question.contradicts:
                continue
            others = [one.at for one in question.stances if one.answer != stance.answer and not one.retracted]
            yield Reliance(
                words=stance.words or f"{question.wording} {stance.answer}",
                says=name_of(case, stance.by),
                since=stance.at,
                footing=Footing.CONTRADICTED if others else Footing.ONE_WORD,
                contradicted_at=max(others, default=None),
                checks=question.independent_checks,
            )


def _findings(case: CaseFile) -> Iterator[Reliance]:
    last = case.last(HealthAssessed)
    if last is not None and last.fact.emotional is not NeedFinding.NEED_FOUND:
        yield Reliance(
            words="No health needs found; emotional need is assumed until reviewed",
            says=last.entry.by_agency,
            since=last.entry.happened_at,
            footing=Footing.ONE_WORD,
        )


def _leavers(case: CaseFile) -> Iterator[Reliance]:
    for departure in case.departures:
        if departure.reason and departure.accepted is not True and departure.returned_at is None:
            yield Reliance(
                words=departure.reason,
                says=departure.agency,
                since=departure.left_at,
                footing=Footing.ONE_WORD,
                owner=departure.gap_holder,
            )
