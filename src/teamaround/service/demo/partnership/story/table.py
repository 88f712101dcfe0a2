"""The story's tables and their typed shape."""

from __future__ import annotations

from functools import cache

import msgspec

from teamaround.practice.record.facts.controls import ControlSort
from teamaround.practice.record.words import Certainty, HowKnown, Relation, RiskTag, YesNoUnknown
from teamaround.service.demo.partnership.model.contacts import Situation
from teamaround.service.demo.partnership.model.people import Address, NameGroup
from teamaround.service.demo.partnership.tables import read_table


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a table."""


class PersonRow(_Row, frozen=True, kw_only=True):
    """Somebody of the family; ages count back from today."""

    id: str
    family: str
    given: str
    born_years: int
    born_days: int
    sex: str
    group: NameGroup
    gp: str
    former: tuple[str, ...] = ()
    nhs: str = ""
    phones: tuple[str, ...] = ()
    tags: tuple[RiskTag, ...] = ()
    protected_source: bool = False


class AddressRow(_Row, frozen=True, kw_only=True):
    """A place of the story."""

    id: str
    number: str
    street: str
    locality: str
    postcode: str
    uprn: str
    council: str
    building: str = ""
    flat: str = ""

    def address(self) -> Address:
        """The same as an address."""
        return Address(
            address_id=self.id,
            number=self.number,
            street=self.street,
            locality=self.locality,
            postcode=self.postcode,
            uprn=self.uprn,
            council=self.council,
            building=self.building,
            flat=self.flat,
        )


class ResidenceRow(_Row, frozen=True, kw_only=True):
    """Who lived where, in days before today."""

    person: str
    address: str
    days_ago: int
    until_days_ago: int | None = None


class LinkRow(_Row, frozen=True, kw_only=True):
    """Who is what to the child."""

    person: str
    relation: Relation
    certainty: Certainty
    days_ago: int
    responsible: YesNoUnknown
    stated_by: str


class ControlRow(_Row, frozen=True, kw_only=True):
    """A safeguard that is relied on; all of them bind the ex-partner and protect mother and child."""

    id: str
    sort: ControlSort
    words: str
    places: tuple[str, ...]
    owner: str
    check_method: str
    days_ago: int
    until_days_ahead: int
    checked_days_ago: int | None = None


class CallRow(_Row, frozen=True, kw_only=True):
    """A 111 call of the day: by somebody of the family, by a namesake, or by a neighbour."""

    agency: str
    reason: str
    situation: Situation = Situation.AT_PROTECTED_PLACE
    person: str = ""
    namesake_of: str = ""
    family_name: str = ""
    given_names: str = ""
    born: str = ""
    home: str = ""
    address: str = ""
    postcode: str = ""
    minutes_before: int = 4


class FamilyTable(_Row, frozen=True, kw_only=True):
    """The whole family of today."""

    child: str
    mother: str
    ex_partner: str
    home: str
    local_id: str
    school: str
    social_worker: str
    team_manager: str
    plan_days_ago: int
    people: tuple[PersonRow, ...]
    addresses: tuple[AddressRow, ...]
    residences: tuple[ResidenceRow, ...]
    links: tuple[LinkRow, ...]
    household: tuple[str, ...]
    household_days_ago: int
    controls: tuple[ControlRow, ...]
    call: CallRow
    bystanders: tuple[CallRow, ...]


class EventRow(_Row, frozen=True, kw_only=True):
    """One event; `fact` is read into the record's vocabulary once its days are known."""

    id: str
    days_before: int
    time: str
    agency: str
    how_known: HowKnown
    says: str
    fact: dict[str, object]
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    working: bool = False
    author: str = ""
    said_by: str = ""
    recorded_minutes_after: int = 20
    held_days_before: int | None = None


@cache
def family_table() -> FamilyTable:
    """The packaged family, read once."""
    return read_table("story_family.yaml", FamilyTable)


@cache
def event_rows() -> tuple[EventRow, ...]:
    """The packaged history, read once."""
    return read_table("story_events.yaml", tuple[EventRow, ...])
