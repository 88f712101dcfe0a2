"""People, where they live, how they are linked to a child, and what is relied on to keep the child safe."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from teamaround.practice.record.facts.controls import ControlSort
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Certainty, Relation, RiskTag, YesNoUnknown


class NameGroup(StrEnum):
    """How a name is built; matching is measured for each group (domain 8.0)."""

    PLAIN = "plain"
    HYPHENATED = "hyphenated"
    PATRONYMIC = "patronymic"
    ONE_NAME = "one_name"
    TRANSLITERATED = "transliterated"
    REVERSED_ORDER = "reversed_order"


class Institution(StrEnum):
    """Places where many people are found and that never alert as places (decision 23)."""

    REFUGE = "refuge"
    HOSTEL = "hostel"
    SURGERY = "surgery"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    PRISON = "prison"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the invented world. `tags` are what is on record of an adult that bears on a child."""

    person_id: str
    family_name: str
    given_names: str
    former_names: tuple[str, ...] = ()
    date_of_birth: date
    sex: str
    nhs_number: str
    phones: tuple[str, ...] = ()
    name_group: NameGroup
    tags: tuple[RiskTag, ...] = ()
    gp: str = ""
    protected_source: bool = False


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A place at unit level: a house, or one flat of a building (`flat` set). An institution is marked."""

    address_id: str
    number: str
    street: str
    locality: str
    postcode: str
    uprn: str
    council: str
    building: str = ""
    flat: str = ""
    institution: Institution | None = None
    name: str = ""

    @property
    def first_line(self) -> str:
        """Everything before the locality, as the council's own gazetteer writes it."""
        unit = (f"Flat {self.flat}, " if self.flat else "") + (f"{self.building}, " if self.building else "")
        return f"{self.name + ', ' if self.name else ''}{unit}{self.number} {self.street}"

    @property
    def text(self) -> str:
        """The address on one line, without the postcode."""
        return f"{self.first_line}, {self.locality}"


class Residence(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody lived, or lives, at an address from `since` (inclusive) to `until` (exclusive, none if still)."""

    person_id: str
    address_id: str
    since: date
    until: date | None
    source: str


class ProtectedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A child's home, or the home they are placed in, for a time; concealed ones leave in no output."""

    child_id: str
    address_id: str
    label: str
    concealment: Concealment
    since: date
    until: date | None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An adult is linked to a child: who says so, how sure, from when, and when the link lapses or is reviewed.

    `expires_on` is set on unconfirmed links (28 days), `review_on` on confirmed ones (90 days, decision 22).
    """

    link_id: str
    child_id: str
    person_id: str
    relation: Relation
    certainty: Certainty
    source: str
    stated_by: str
    since: date
    until: date | None
    recorded_on: date
    expires_on: date | None
    review_on: date | None
    parental_responsibility: YesNoUnknown


class HouseholdMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is on the accepted household list of a child's home."""

    child_id: str
    person_id: str
    address_id: str
    accepted_on: date


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """A safeguard that is relied on, with whoever owns it and when it was last checked (invariant 5)."""

    control_id: str
    sort: ControlSort
    person_id: str
    protects: tuple[str, ...]
    places: tuple[str, ...]
    words: str
    since: date
    until: date | None
    owner: str
    check_method: str
    last_checked: date | None
