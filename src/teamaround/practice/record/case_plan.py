"""Plans, members, controls, questions and care of a case file."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from teamaround.practice.record.case_people import Place
from teamaround.practice.record.facts.care import CareBasis, PlacementSort
from teamaround.practice.record.facts.controls import CheckResult, ControlSort
from teamaround.practice.record.facts.happenings import CheckKind, QuestionBasis
from teamaround.practice.record.facts.meetings import Category, PlanEndReason, PlanSort
from teamaround.practice.record.question_terms import question_terms
from teamaround.practice.record.words import Answer, Harm, Indicator

_WEIGHTS = (PlanSort.EARLY_HELP, PlanSort.CHILD_IN_NEED, PlanSort.CARE, PlanSort.CHILD_PROTECTION)


class PlanPeriod(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One period of one kind of plan. `number` counts the child protection periods from 1."""

    sort: PlanSort
    started_at: datetime
    categories: tuple[Category, ...] = ()
    number: int = 1
    ended_at: datetime | None = None
    end_reason: PlanEndReason | None = None
    unmapped: tuple[str, ...] = ()
    harms: tuple[Harm, ...] = ()
    entry_id: str = ""

    @property
    def weight(self) -> int:
        """Heavier plans take the headline."""
        return _WEIGHTS.index(self.sort)


class Membership(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An agency of the team around the child; `record.attendance` says at which core groups it took part."""

    agency: str
    joined_at: datetime
    left_at: datetime | None = None


class Departure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An agency left. `accepted` is the core group's answer: None until given."""

    agency: str
    left_at: datetime
    recorded_at: datetime
    reason: str = ""
    covers: str = ""
    does_not_cover: str = ""
    gap_holder: str = ""
    brings_back: tuple[Indicator, ...] = ()
    emotional_lead: str = ""
    emotional_review_on: date | None = None
    accepted: bool | None = None
    returned_at: datetime | None = None
    entry_id: str = ""


class Control(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A safeguard that is relied on."""

    control: str
    sort: ControlSort
    person: str
    protects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    owner: str = ""
    check_method: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    relied_on_at: tuple[datetime, ...] = ()
    recorded_at: datetime
    checked_at: datetime | None = None
    checked_result: CheckResult | None = None
    ended_at: datetime | None = None
    entry_id: str = ""

    def in_force(self, on: date) -> bool:
        """Whether it bound the person on that day."""
        if self.ended_at is not None and self.ended_at.date() <= on:
            return False
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def names(self, place: Place) -> bool:
        """Whether it names the place itself, or the area in which it is. An area forbids no institution."""
        area = place.area.casefold()
        inside = bool(area) and not place.institution and area in {one.casefold() for one in self.areas}
        return place.place in self.places or inside


class Stance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One answer that somebody gave to a question."""

    answer: str
    by: str
    at: datetime
    denies: bool = False
    retracted: bool = False
    hops: int = 0
    protected_source: bool = False
    words: str = ""
    entry_id: str = ""


class Check(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One check of a question that does not rest on the speaker's own word."""

    check: CheckKind
    agency: str
    answer: Answer
    at: datetime
    found: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something in question, the answers given to it, and the checks made. A denial never closes it."""

    question: str
    wording: str
    opened_at: datetime
    basis: QuestionBasis
    about: tuple[str, ...] = ()
    who_might: tuple[str, ...] = ()
    owner: str = ""
    due: datetime | None = None
    stances: tuple[Stance, ...] = ()
    checks: tuple[Check, ...] = ()
    closed_at: datetime | None = None
    closed_answer: str = ""
    concern_at: datetime | None = None  # when the newest concern arose: earlier checks say nothing about it
    entry_id: str = ""

    @property
    def independent_checks(self) -> int:
        """How many kinds of check brought an answer since the concern arose, not counting silence or refusal."""
        counted = (Answer.ANSWERED, Answer.NOTHING_HELD)
        since = self.concern_at
        return len(
            {
                check.check
                for check in self.checks
                if check.answer in counted and (since is None or check.at >= since)
            }
        )

    @property
    def is_tested(self) -> bool:
        """Whether enough independent kinds of check were made for it to be closed."""
        return self.independent_checks >= question_terms().independent_checks

    @property
    def contradicts(self) -> bool:
        """Whether two live answers differ."""
        return len({stance.answer for stance in self.stances if not stance.retracted}) > 1


class Care(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Police protection, being looked after, and where the child is placed."""

    protected_at: datetime | None = None
    protection_ended_at: datetime | None = None
    basis: CareBasis | None = None
    looked_after_at: datetime | None = None
    looked_after_ended_at: datetime | None = None
    placement: PlacementSort | None = None
    placed_at: datetime | None = None
    placed_with: str = ""
    placement_until: date | None = None
    rehabilitation_at: datetime | None = None
    stop_conditions: tuple[Indicator, ...] = ()
    reviews: tuple[datetime, ...] = ()
    pre_proceedings_at: datetime | None = None
    pre_proceedings_ended_at: datetime | None = None

    @property
    def in_police_protection(self) -> bool:
        """Whether police protection is recorded and not yet ended."""
        return self.protected_at is not None and self.protection_ended_at is None

    @property
    def is_looked_after(self) -> bool:
        """Looked after by agreement or order; police protection counts for its clocks elsewhere (decision 33)."""
        return self.looked_after_at is not None and self.looked_after_ended_at is None

    @property
    def in_pre_proceedings(self) -> bool:
        """Whether the public law outline is active."""
        return self.pre_proceedings_at is not None and self.pre_proceedings_ended_at is None


class School(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A school the child attends or attended, by agency slug."""

    agency: str
    since: datetime
    until: datetime | None = None
