"""Councils, agencies, what they feed to Team Around, and who works there."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from teamaround.formats.contact_record import ContactKind
from teamaround.formats.door import Format


class AgencyKind(StrEnum):
    """What sort of agency it is."""

    CHILDRENS_SERVICES = "childrens_services"
    HUB = "hub"
    EDT = "edt"
    LEGAL = "legal"
    POLICE = "police"
    AMBULANCE = "ambulance"
    HOSPITAL = "hospital"
    GP = "gp"
    HEALTH_0_19 = "health_0_19"
    CAMHS = "camhs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    SUBSTANCE_SERVICE = "substance_service"
    DA_SERVICE = "da_service"
    PROBATION = "probation"
    PRISON = "prison"
    HOUSING = "housing"
    BENEFITS = "benefits"
    MARAC = "marac"
    MAPPA = "mappa"
    PARTNERSHIP = "partnership"
    COMMISSIONER = "commissioner"
    SCHOOL = "school"


class Council(msgspec.Struct, frozen=True, kw_only=True):
    """A council. `lea` is an invented three-digit code that no English council has."""

    code: str
    name: str
    lea: str
    area: str


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What an agency sends, how, and how long since it was last heard.

    `weight` is its share of all contacts in parts; `usual_gap_hours` the gap that is normal for it (decision 20);
    `silent` is true when it has been quiet for more than twice that.
    """

    format: Format
    profile: str
    kinds: tuple[ContactKind, ...]
    since: date
    heard_until: datetime
    usual_gap_hours: int
    silent: bool
    weight: int


class Agency(msgspec.Struct, frozen=True, kw_only=True):
    """An agency; `feeds` is empty when it sends nothing and is reached by telephone or letter only."""

    agency_id: str
    name: str
    kind: AgencyKind
    councils: tuple[str, ...]
    in_region: bool
    duty_phone: str
    round_the_clock: bool
    verified_on: date
    ods: str
    feeds: tuple[Feed, ...]


class Professional(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at an agency; `role` is a slug of decision 28, `verified_on` when the number was last right."""

    professional_id: str
    given_names: str
    family_name: str
    role: str
    agency_id: str
    phone: str
    email: str
    trained_matcher: bool
    verified_on: date
