"""People, places and links of a case file."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from teamaround.practice.record.facts.people import Clue, Concealment, Residence
from teamaround.practice.record.words import AgencyKind, Certainty, Relation, RiskTag, YesNoUnknown

WITHHELD = "Address withheld"


class Agency(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An agency as the directory has it: its slug, its name in words, and what it is."""

    agency: str
    name: str = ""
    kind: AgencyKind = AgencyKind.OTHER
    council: str = ""  # whose area it is in, if it is in one


class Person(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person of the case, as all descriptions add up."""

    person: str
    family_name: str = ""
    given_names: str = ""
    former_names: tuple[str, ...] = ()
    date_of_birth: str = ""
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()
    tags: frozenset[RiskTag] = frozenset()
    protected_source: bool = False
    parental_responsibility: YesNoUnknown | None = None
    open_to: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Given names and family name, or "name not known"."""
        return " ".join(part for part in (self.given_names, self.family_name) if part) or "name not known"


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place of the case, at unit level."""

    place: str
    address: str = ""
    postcode: str = ""
    uprn: str = ""
    label: str = ""
    area: str = ""
    concealment: Concealment = Concealment.NONE
    institution: bool = False
    given_away_by: tuple[Clue, ...] = ()

    @property
    def shown_as(self) -> str:
        """What stands in any output: the label; never the address (decision 23)."""
        if self.concealment is not Concealment.NONE:
            return WITHHELD
        return self.label or "a protected address"


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A dated, sourced link from a person to the child or to another person."""

    person: str
    to: str
    relation: Relation
    certainty: Certainty
    since: date | None
    until: date | None
    says: str
    recorded_at: datetime
    confirmed_at: datetime | None = None
    lapsed_on: date | None = None
    mistaken: bool = False
    entry_id: str = ""
    note: str = ""

    def is_live(self, on: date | None = None) -> bool:
        """Whether the link holds: not mistaken, not lapsed, and within its dates on the day given."""
        if self.mistaken or (self.lapsed_on is not None and (on is None or on >= self.lapsed_on)):
            return False
        return _within(on, self.since, self.until)


class LivesThere(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody belongs to a place for a time."""

    person: str
    place: str
    sort: Residence
    certainty: Certainty
    since: date | None
    until: date | None
    says: str
    recorded_at: datetime
    entry_id: str = ""

    def is_live(self, on: date | None = None) -> bool:
        """Whether it holds on the day given; without a day, whether no end is known."""
        return _within(on, self.since, self.until)


class Custody(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whether a person is in custody, and when that last changed."""

    person: str
    inside: bool
    since: datetime
    recalled: bool = False
    release_planned_on: date | None = None
    entry_id: str = ""


def _within(on: date | None, since: date | None, until: date | None) -> bool:
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)
