"""Everything that names something names something that is there."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Certainty, RiskTag
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.model.children import PlanKind
from teamaround.service.demo.partnership.model.people import Institution


def _ids(partnership: Partnership) -> tuple[set[str], set[str], set[str]]:
    people = {person.person_id for person in partnership.people}
    places = {address.address_id for address in partnership.addresses}
    agencies = {agency.agency_id for agency in partnership.agencies}
    return people, places, agencies


def test_identifiers_are_unique(partnership: Partnership) -> None:
    for ids in (
        [person.person_id for person in partnership.people],
        [address.address_id for address in partnership.addresses],
        [one.professional_id for one in partnership.professionals],
        [link.link_id for link in partnership.links],
        [control.control_id for control in partnership.controls],
        [child.local_id for child in partnership.children],
        [(sent.record.agency, sent.record.source_id) for sent in partnership.contacts],
    ):
        assert len(set(ids)) == len(ids)


def test_residences_links_and_households_name_people_and_places_that_are_there(
    partnership: Partnership,
) -> None:
    people, places, _ = _ids(partnership)
    assert {row.person_id for row in partnership.residences} <= people
    assert {row.address_id for row in partnership.residences} <= places
    assert {row.person_id for row in partnership.links} | {
        row.child_id for row in partnership.links
    } <= people
    assert {row.person_id for row in partnership.household} <= people
    assert {row.address_id for row in partnership.household} <= places
    assert {row.address_id for row in partnership.protected_places} <= places


def test_controls_name_people_places_and_owners_that_are_there(partnership: Partnership) -> None:
    people, places, agencies = _ids(partnership)
    for control in partnership.controls:
        assert {control.person_id, *control.protects} <= people
        assert set(control.places) <= places
        assert control.owner in agencies | {""}


def test_children_name_schools_and_workers_that_are_there(partnership: Partnership) -> None:
    _, places, agencies = _ids(partnership)
    workers = {one.professional_id: one.role for one in partnership.professionals}
    for child in partnership.children:
        assert child.school in agencies | {""}
        assert workers[child.social_worker] == "sw"
        assert workers[child.team_manager] == "team_manager"
        if child.looked_after is not None:
            assert child.looked_after.address_id in places


def test_people_name_surgeries_that_are_there(partnership: Partnership) -> None:
    _, _, agencies = _ids(partnership)
    assert {person.gp for person in partnership.people} <= agencies


def test_professionals_and_contacts_name_agencies_that_are_there(partnership: Partnership) -> None:
    _, _, agencies = _ids(partnership)
    assert {one.agency_id for one in partnership.professionals} == agencies
    assert {sent.record.agency for sent in partnership.contacts} <= agencies


def test_truths_name_contacts_people_and_places_that_are_there(partnership: Partnership) -> None:
    people, places, _ = _ids(partnership)
    sent = {(each.record.agency, each.record.source_id) for each in partnership.contacts}
    for truth in partnership.truths:
        assert (truth.agency, truth.source_id) in sent
        assert {truth.person_id, truth.resembles} <= people | {""}
        assert truth.address_id in places | {""}


def test_every_child_has_one_protected_place_today(partnership: Partnership) -> None:
    current = [place.child_id for place in partnership.protected_places if place.until is None]
    assert sorted(current) == sorted(child.child_id for child in partnership.children)


def test_nobody_lives_at_two_places_on_one_day(partnership: Partnership) -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in partnership.residences:
        last = row.until.toordinal() if row.until else partnership.today.toordinal() + 1
        spans.setdefault(row.person_id, []).append((row.since.toordinal(), last))
    for stays in spans.values():
        ordered = sorted(stays)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))


def test_unconfirmed_links_lapse_after_28_days_and_have_not_yet(partnership: Partnership) -> None:
    unconfirmed = [link for link in partnership.links if link.certainty is not Certainty.CONFIRMED]
    assert unconfirmed
    for link in unconfirmed:
        assert link.expires_on == link.recorded_on + timedelta(days=28)
        assert link.expires_on > partnership.today


def test_confirmed_links_have_a_review_to_come(partnership: Partnership) -> None:
    confirmed = [link for link in partnership.links if link.certainty is Certainty.CONFIRMED]
    assert all(link.review_on is not None and link.review_on >= partnership.today for link in confirmed)


@pytest.mark.parametrize("concealment", list(Concealment))
def test_homes_of_every_concealment_are_there(partnership: Partnership, concealment: Concealment) -> None:
    assert any(place.concealment is concealment for place in partnership.protected_places)


def test_homes_in_buildings_and_institutions_are_there(partnership: Partnership) -> None:
    places = {address.address_id: address for address in partnership.addresses}
    homes = [places[place.address_id] for place in partnership.protected_places if place.until is None]
    assert sum(bool(home.flat) for home in homes) > 30
    assert {home.institution for home in homes} >= {Institution.REFUGE, Institution.HOSTEL, None}


def test_men_with_a_history_and_conditions_on_them_are_there(partnership: Partnership) -> None:
    tagged = {person.person_id for person in partnership.people if RiskTag.DA_HISTORY in person.tags}
    bound = {control.person_id for control in partnership.controls}
    assert len(tagged) > 20
    assert bound <= tagged
    assert {bool(control.owner) for control in partnership.controls} == {True, False}


def test_looked_after_children_live_with_their_carer(partnership: Partnership) -> None:
    current = {
        place.child_id: place.address_id for place in partnership.protected_places if place.until is None
    }
    placed = [child for child in partnership.children if child.plan is PlanKind.LOOKED_AFTER]
    assert placed
    for child in placed:
        assert child.looked_after is not None
        assert current[child.child_id] == child.looked_after.address_id
