"""The case file of one child: what the record says, folded as at a moment. Every rule and every page reads this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from teamaround.practice.record.case_people import Agency, Custody, Link, LivesThere, Person, Place
from teamaround.practice.record.case_plan import (
    Care,
    Control,
    Departure,
    Membership,
    PlanPeriod,
    Question,
    School,
)
from teamaround.practice.record.facts import Fact
from teamaround.practice.record.facts.care import CareEnded
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentStarted,
    EnquiryConcluded,
    ReferralDecided,
    ReferralOutcome,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, PlanEnded
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.practice.record.ties import homes, is_professional, ties
from teamaround.practice.record.words import AgencyKind

if TYPE_CHECKING:
    from teamaround.practice.record.entry import Entry

F = TypeVar("F", bound=Fact)

TURNED_AWAY = frozenset({ReferralOutcome.NO_FURTHER_ACTION, ReferralOutcome.ADVICE})


class Noted(msgspec.Struct, Generic[F], frozen=True, gc=False):
    """A fact together with the entry that says it."""

    entry: Entry
    fact: F


class CaseFile(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything known about one child as at a moment. Immutable; `step` gives the next one.

    `by_kind` holds every entry of a kind in recorded order: use `of(CoreGroupHeld)`; `by_id` each entry under its id.
    The other fields are what several entries add up to. `entries` are those that count (corrected ones are gone).
    """

    child: str
    as_at: datetime
    about: ChildDescribed | None = None
    entries: tuple[Entry, ...] = ()
    by_kind: Mapping[type[Fact], Sequence[Noted[Any]]] = msgspec.field(default_factory=dict)
    by_id: Mapping[str, Entry] = msgspec.field(default_factory=dict)
    people: Mapping[str, Person] = msgspec.field(default_factory=dict)
    places: Mapping[str, Place] = msgspec.field(default_factory=dict)
    links: tuple[Link, ...] = ()
    lives: tuple[LivesThere, ...] = ()
    households: Mapping[str, frozenset[str]] = msgspec.field(default_factory=dict)
    custody: Mapping[str, Custody] = msgspec.field(default_factory=dict)
    controls: Mapping[str, Control] = msgspec.field(default_factory=dict)
    questions: Mapping[str, Question] = msgspec.field(default_factory=dict)
    plans: tuple[PlanPeriod, ...] = ()
    members: Mapping[str, Membership] = msgspec.field(default_factory=dict)
    departures: tuple[Departure, ...] = ()
    care: Care = msgspec.field(default_factory=Care)
    schools: tuple[School, ...] = ()
    councils: tuple[tuple[str, datetime], ...] = ()
    agencies: Mapping[str, Agency] = msgspec.field(
        default_factory=dict
    )  # the directory, not the child's record

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What was read off this case file before; no part of its value. For `record.remembering` alone."""
        return {}

    def of(self, fact_type: type[F]) -> tuple[Noted[F], ...]:
        """Every entry of one kind, in the order it was recorded."""
        return tuple(self.by_kind.get(fact_type, ()))

    def last(self, fact_type: type[F]) -> Noted[F] | None:
        """The last recorded entry of a kind, if there is any."""
        told = self.of(fact_type)
        return told[-1] if told else None

    @cached_property
    def plan(self) -> PlanPeriod | None:
        """The open child protection plan, else the open Child in Need or other plan, else nothing."""
        still_open = [period for period in self.plans if period.ended_at is None]
        return max(still_open, key=lambda period: period.weight, default=None)

    @cached_property
    def is_open(self) -> bool:
        """Whether the child has an open plan, is in care or protection, or is under enquiry or assessment."""
        in_care = self.care.is_looked_after or self.care.in_police_protection or self.care.in_pre_proceedings
        return self.plan is not None or in_care or self.is_being_assessed

    @cached_property
    def is_being_assessed(self) -> bool:
        """Whether an enquiry, an assessment or an undecided referral is open: a lawful reason to ask (s47, s17)."""
        opened = self._last_at(StrategyMeetingHeld, AssessmentStarted, ReferralReceived)
        closed = self._last_at(AssessmentCompleted, PlanEnded, EnquiryConcluded, CareEnded, ConferenceHeld)
        return opened is not None and (closed is None or opened > closed) and not self._turned_away()

    def _last_at(self, *kinds: type[Fact]) -> datetime | None:
        moments = (kept[-1].entry.happened_at for kind in kinds if (kept := self.by_kind.get(kind)))
        return max(moments, default=None)

    def _turned_away(self) -> bool:
        decided = self.last(ReferralDecided)
        if decided is None or decided.fact.outcome not in TURNED_AWAY:
            return False
        later = self._last_at(StrategyMeetingHeld, AssessmentStarted, ReferralReceived)
        return later is None or later <= decided.entry.happened_at

    def links_of(self, person: str, on: date | None = None) -> tuple[Link, ...]:
        """The live links of a person, on a day if one is given."""
        return tuple(link for link in self.links if link.person == person and link.is_live(on))

    def ties(self, person: str, on: date) -> tuple[Link | LivesThere, ...]:
        """What ties a person to the child on a day: links either way, and living with the child."""
        return ties(self, person, on)

    def is_linked(self, person: str, on: date) -> bool:
        """Whether a person is linked to the child on a day: what rules, watch list and exchange all mean by it."""
        return bool(ties(self, person, on))

    def is_professional(self, person: str, on: date) -> bool:
        """Whether a person has to do with the family by profession alone."""
        return is_professional(self, person, on)

    def homes(self, on: date | None = None) -> tuple[str, ...]:
        """Places where the child lives or is placed: the protected addresses."""
        return homes(self, on)

    def household(self, place: str) -> frozenset[str]:
        """The accepted household list of a place, and the child."""
        return self.households.get(place, frozenset()) | {self.child}

    def kind_of_agency(self, agency: str) -> AgencyKind | None:
        """What an agency is, as far as the directory knows it."""
        known = self.agencies.get(agency)
        return known.kind if known else None

    def entry(self, entry_id: str) -> Entry | None:
        """One entry by its id."""
        return self.by_id.get(entry_id)
