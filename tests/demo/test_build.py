"""How much of everything there is, and that the same arguments give the same partnership."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec
import pytest

from teamaround.formats.door import Format
from teamaround.service.demo.partnership import Partnership, build
from teamaround.service.demo.partnership.model.agencies import AgencyKind
from teamaround.service.demo.partnership.model.children import PlanKind
from teamaround.service.demo.partnership.model.people import NameGroup

TODAY = date(2026, 11, 23)
ROLES = {
    *("sw", "team_manager", "service_manager", "chair", "iro", "spoc", "edt", "hub", "hub_education", "dsl"),
    *("school_staff", "gp_lead", "ambulance_desk", "hospital", "police", "probation", "prison", "da_service"),
    *("idva", "substance_service", "health_0_19", "camhs", "adult_mental_health", "housing"),
    *(
        "marac_coordinator",
        "mappa_coordinator",
        "legal",
        "partnership",
        "commissioner",
        "audit_officer",
        "dpo",
    ),
}


def test_build_full_size_has_what_issue_2_asks_for(partnership: Partnership) -> None:
    assert [council.code for council in partnership.councils] == ["CSB", "MBY"]
    assert 40 <= len(partnership.agencies) <= 48
    assert len(partnership.professionals) == 250
    assert len(partnership.children) == 300
    assert len(partnership.contacts) == 20_000


def test_build_has_agencies_of_every_kind_and_a_dozen_schools(partnership: Partnership) -> None:
    kinds = Counter(agency.kind for agency in partnership.agencies)
    assert set(kinds) == set(AgencyKind)
    assert kinds[AgencyKind.SCHOOL] == 12
    assert kinds[AgencyKind.GP] >= 5
    assert any(not agency.in_region for agency in partnership.agencies if agency.kind is AgencyKind.PROBATION)


@pytest.mark.parametrize(
    "name",
    [
        "Sandshire Police",
        "Haven",
        "Turning Tide",
        "Fenbridge Probation",
        "Osprey Primary",
        "Calder Sands Children's Hub",
    ],
)
def test_build_keeps_the_names_of_the_reviews_case(partnership: Partnership, name: str) -> None:
    assert name in {agency.name for agency in partnership.agencies}


@pytest.mark.parametrize(
    ("name", "role", "agency"),
    [
        ("Priya Nair", "sw", "csb-childrens-services"),
        ("Helen Holt", "dsl", "osprey-primary"),
        ("Amara Osei", "spoc", "csb-hub"),
        ("Colin Reyes", "team_manager", "csb-hub"),
        ("Joan Petrie", "spoc", "csb-hub"),
        ("Tom Field", "edt", "edt"),
    ],
)
def test_build_keeps_the_professionals_of_the_sketches(
    partnership: Partnership, name: str, role: str, agency: str
) -> None:
    found = [one for one in partnership.professionals if f"{one.given_names} {one.family_name}" == name]
    assert (role, agency) in {(one.role, one.agency_id) for one in found}


def test_build_gives_professionals_every_role_of_the_closed_list(partnership: Partnership) -> None:
    assert {one.role for one in partnership.professionals} == ROLES


def test_build_has_trained_matchers_at_both_hubs(partnership: Partnership) -> None:
    matchers = {one.agency_id for one in partnership.professionals if one.trained_matcher}
    assert matchers == {"csb-hub", "mby-hub"}


def test_build_has_live_silent_and_unfed_agencies(partnership: Partnership) -> None:
    feeds = [feed for agency in partnership.agencies for feed in agency.feeds]
    assert {feed.silent for feed in feeds} == {True, False}
    unfed = {agency.agency_id for agency in partnership.agencies if not agency.feeds}
    assert {"fenbridge-probation", "turning-tide"} <= unfed


def test_build_spreads_plans_plausibly(partnership: Partnership) -> None:
    plans = Counter(child.plan for child in partnership.children)
    assert set(plans) == set(PlanKind)
    assert plans[PlanKind.CHILD_IN_NEED] == max(plans.values())
    assert 35 <= plans[PlanKind.CHILD_PROTECTION] <= 100
    assert 25 <= plans[PlanKind.LOOKED_AFTER] <= 85


def test_build_sends_contacts_in_all_four_formats(partnership: Partnership) -> None:
    formats = Counter(sent.format for sent in partnership.contacts)
    assert set(formats) == {Format.CSV, Format.ITK_CDA, Format.FHIR_STU3, Format.FHIR_R4}
    assert min(formats.values()) > 500


def test_build_has_every_kind_of_name(partnership: Partnership) -> None:
    assert {person.name_group for person in partnership.people} == set(NameGroup)


def test_build_twice_gives_the_same_bytes() -> None:
    first, second = (build(3, TODAY, children=25, contacts=400) for _ in range(2))
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_build_with_another_seed_gives_other_people() -> None:
    first, second = (build(seed, TODAY, children=25, contacts=100) for seed in (3, 4))
    named = [{(one.given_names, one.family_name) for one in each.people} for each in (first, second)]
    assert named[0] != named[1]


@pytest.mark.parametrize(("children", "contacts"), [(1, 0), (1, 5), (2, 100), (450, 50)])
def test_build_other_sizes_gives_exactly_so_many(children: int, contacts: int) -> None:
    made = build(1, TODAY, children=children, contacts=contacts)
    assert (len(made.children), len(made.contacts)) == (children, contacts)


def test_build_without_a_child_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one child"):
        build(1, TODAY, children=0)
