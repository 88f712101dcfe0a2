"""The shares by which families and children are spread, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from teamaround.service.demo.partnership.model.children import PlanKind
from teamaround.service.demo.partnership.model.people import NameGroup
from teamaround.service.demo.partnership.tables import read_table

Shares = dict[str, float]


class SchoolsOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A council's schools, by the age they teach."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    college: tuple[str, ...]


class ShareTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The packaged shares; the table says what each means."""

    councils: Shares
    children_a_family: dict[int, float]
    plans: dict[PlanKind, float]
    categories: Shares
    primary_needs: Shares
    referral_sources: Shares
    factors: tuple[str, ...]
    disabled: float
    disabilities: tuple[str, ...]
    legal_statuses: Shares
    placements: Shares
    ethnicities: dict[NameGroup, Shares]
    flat: float
    restricted: float
    court_order: float
    refuge: float
    hostel: float
    moved_within_two_years: float
    former_tenant_known: float
    former_name: float
    nhs_number_unknown: float
    mother: float
    father_known: float
    father_at_home: float
    partner_of_mother: float
    partner_accepted: float
    partner_unconfirmed: float
    grandparent: float
    friend: float
    man_with_history: float
    no_contact_control: float
    control_without_owner: float
    schools: dict[str, SchoolsOf]
    surgeries: dict[str, tuple[str, ...]]


@cache
def shares() -> ShareTable:
    """The packaged shares, read once."""
    return read_table("shares.yaml", ShareTable)
