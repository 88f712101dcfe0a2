"""People and places of a child's world, and the dated, sourced links between them (invariant 1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact, Part
from teamaround.practice.record.words import Certainty, Relation, RiskTag, YesNoUnknown


class ChildDescribed(Fact, frozen=True, kw_only=True):
    """Who the child is, which council is responsible, and which school (an agency slug) they attend."""

    child: str
    name: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    nhs_number: str = ""
    council: str = ""
    school: str = ""
    year_group: str = ""
    local_id: str = ""


class PersonDescribed(Fact, frozen=True, kw_only=True):
    """A person of the case as the record knows them. Later descriptions add; former names are kept."""

    person: str
    family_name: str = ""
    given_names: str = ""
    former_names: tuple[str, ...] = ()
    date_of_birth: str = ""
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()
    protected_source: bool = False
    parental_responsibility: YesNoUnknown | None = None
    open_to: tuple[str, ...] = ()  # agencies that work with this person, by slug


class PersonLinked(Fact, frozen=True, kw_only=True):
    """Somebody is linked to the child or to another person. `says` is who says so (person or agency)."""

    person: str
    to: str
    relation: Relation
    certainty: Certainty = Certainty.STATED
    since: date | None = None
    until: date | None = None
    says: str = ""
    note: str = ""


class LinkConfirmed(Fact, frozen=True, kw_only=True):
    """A link was confirmed, or its 90-day review held."""

    person: str
    to: str
    by: str = ""


class LinkEnded(Fact, frozen=True, kw_only=True):
    """A link ended, or was found to be wrong."""

    person: str
    to: str
    on: date | None = None
    mistaken: bool = False
    why: str = ""


class PersonTagged(Fact, frozen=True, kw_only=True):
    """Something on record of an adult that bears on the child; `removed` takes the tag away again."""

    person: str
    tag: RiskTag
    removed: bool = False
    source: str = ""


class Concealment(StrEnum):
    """Who may never learn an address (domain 4.4)."""

    NONE = "none"
    RESTRICTED = "restricted"
    REFUGE = "refuge"
    COURT_ORDER = "court_order"


class ClueSort(StrEnum):
    """What gives a place away besides its address: the same secret (domain 4.4)."""

    WARD = "ward"
    DISTANCE = "distance"
    SCHOOL_CATCHMENT = "school_catchment"
    SCHOOL = "school"
    BUS_ROUTE = "bus_route"
    GP = "gp"
    REFUGE_NAME = "refuge_name"
    TRAVEL_TIME = "travel_time"


class Clue(Part, frozen=True, kw_only=True):
    """Words by which somebody could find a place: the ward, the bus, the surgery."""

    sort: ClueSort
    words: str


class PlaceDescribed(Fact, frozen=True, kw_only=True):
    """A place at unit level. `label` stands wherever the address may not. Institutions never alert as places.

    `area` is a named area, as exclusion conditions use it. `given_away_by` is kept as secret as the address.
    """

    place: str
    address: str = ""
    postcode: str = ""
    uprn: str = ""
    label: str = ""
    area: str = ""
    concealment: Concealment = Concealment.NONE
    institution: bool = False
    given_away_by: tuple[Clue, ...] = ()


class Residence(StrEnum):
    """In what way somebody belongs to a place."""

    LIVES = "lives"
    STAYS = "stays"
    TENANT = "tenant"
    OWNER = "owner"
    PLACED = "placed"
    MUST_LIVE = "must_live"


class LivesAt(Fact, frozen=True, kw_only=True):
    """Somebody belongs to a place for a time. A place where the child lives or is placed is protected."""

    person: str
    place: str
    sort: Residence = Residence.LIVES
    certainty: Certainty = Certainty.STATED
    since: date | None = None
    until: date | None = None
    says: str = ""


class LeftPlace(Fact, frozen=True, kw_only=True):
    """Somebody no longer belongs to a place."""

    person: str
    place: str
    on: date | None = None


class HouseholdListed(Fact, frozen=True, kw_only=True):
    """The accepted household list of a place: whoever is not on it is not expected there."""

    place: str
    people: tuple[str, ...]
