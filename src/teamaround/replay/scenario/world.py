"""The world of a scenario: people and places as they are, whether or not any child's record knows of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import AgencyKind, YesNoUnknown
from teamaround.replay.scenario.base import Part

TEAM_KINDS = frozenset({AgencyKind.SOCIAL_CARE, AgencyKind.EDT, AgencyKind.SPOC})


class Council(Part, frozen=True, kw_only=True):
    """A council that is responsible for children."""

    slug: str
    name: str


class Agency(Part, frozen=True, kw_only=True):
    """An agency, a team within one, or a forum that says things. `council` is whose area it works in.

    `feeds` says whether its contact records reach Team Around at all; `feed_minutes` is how long one takes.
    """

    slug: str
    name: str
    kind: AgencyKind = AgencyKind.OTHER
    council: str = ""
    feeds: bool = True
    feed_minutes: int = 1


class Term(Part, frozen=True, kw_only=True):
    """A school term of a council, first and last day. Outside all terms schools are closed."""

    council: str
    starts: date
    ends: date
    name: str = ""


class FamilyRole(StrEnum):
    """How outputs may be addressed to somebody of the family."""

    PARENT = "parent"
    CHILD = "child"
    CARER = "carer"


class WorldPerson(Part, frozen=True, kw_only=True):
    """A person of the world. What the record learns of them is said by events (`describes`, or a fact).

    `role` is given where outputs may be addressed to them.
    `also_known_as` are names by which texts may give them away, besides their own.
    """

    id: str
    family_name: str = ""
    given_names: str = ""
    former_names: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()
    date_of_birth: str = ""
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()
    parental_responsibility: YesNoUnknown | None = None
    protected_source: bool = False
    open_to: tuple[str, ...] = ()
    role: FamilyRole | None = None
    note: str = ""


class WorldPlace(Part, frozen=True, kw_only=True):
    """A place of the world, at unit level. `label` stands for it in every output."""

    id: str
    address: str = ""
    postcode: str = ""
    uprn: str = ""
    label: str = ""
    area: str = ""
    concealment: Concealment = Concealment.NONE
    institution: bool = False
    note: str = ""


class ScenarioChild(Part, frozen=True, kw_only=True):
    """A child whose record is replayed. The record opens with the first event about the child.

    `council` is responsible, `school` is an agency slug, `opened_by` the agency that opens the record
    (default: the council's social care).
    """

    person: str
    council: str
    school: str = ""
    year_group: str = ""
    opened_by: str = ""
