"""The labels of the truth table against the recognition that the service uses."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from teamaround.exchange.contact import contact_from
from teamaround.exchange.recognise import Watch
from teamaround.exchange.recognised import Recognised
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.model.contacts import LOOK_ALIKES, Situation, Truth
from tests.demo.watched import listings

UNFAIR = 0.02  # share of labelled contacts that recognition may place otherwise than the label thinks fair
EVERY = 20  # of the strangers, one in so many is looked at here; bench/ takes all


def _watch(partnership: Partnership) -> Watch:
    watch = Watch()
    for child, listing in listings(partnership).items():
        watch.put_listing(child, listing)
    return watch


@pytest.fixture(scope="module")
def recognised(partnership: Partnership) -> Mapping[tuple[str, str], Recognised]:
    """What recognition makes of every contact of the truth table, and of a share of the strangers."""
    known = {(truth.agency, truth.source_id) for truth in partnership.truths}
    watch = _watch(partnership)
    return {
        (sent.record.agency, sent.record.source_id): watch.recognise(contact_from(sent.record))
        for place, sent in enumerate(partnership.contacts)
        if (sent.record.agency, sent.record.source_id) in known or place % EVERY == 0
    }


def _band(truth: Truth, found: Recognised) -> str:
    return str(found.people.get(truth.person_id or truth.resembles, "no"))


def test_labelled_contacts_nearly_all_land_in_a_fair_band(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised]
) -> None:
    unfair = [
        truth
        for truth in partnership.truths
        if _band(truth, recognised[truth.agency, truth.source_id]) not in truth.bands
    ]
    assert len(unfair) <= UNFAIR * len(partnership.truths)


def test_listed_people_at_protected_places_are_never_missed(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised]
) -> None:
    missed = [
        truth
        for truth in partnership.truths
        if truth.expects and recognised[truth.agency, truth.source_id].is_nobody
    ]
    assert missed == []


def test_strangers_are_recognised_as_nobody(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised]
) -> None:
    known = {(truth.agency, truth.source_id) for truth in partnership.truths}
    strangers = [found for key, found in recognised.items() if key not in known]
    assert len(strangers) > 900
    assert [found for found in strangers if not found.is_nobody] == []


@pytest.mark.parametrize("situation", sorted(LOOK_ALIKES - {Situation.PARENTS_OWN_CALL}))
def test_look_alikes_are_never_taken_for_somebody_with_certainty(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised], situation: Situation
) -> None:
    found = [
        recognised[truth.agency, truth.source_id].sure()
        for truth in partnership.truths
        if truth.situation is situation
    ]
    assert [sure for sure in found if sure] == []


@pytest.mark.parametrize("situation", [Situation.OTHER_FLAT, Situation.INSTITUTION])
def test_places_beside_and_institutions_are_no_place_hits(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised], situation: Situation
) -> None:
    found = [
        recognised[truth.agency, truth.source_id].places
        for truth in partnership.truths
        if truth.situation is situation
    ]
    assert [places for places in found if places] == []


@pytest.mark.parametrize(
    "situation", [Situation.STRANGER_AT_PROTECTED_PLACE, Situation.STRANGER_REGISTERS, Situation.OLD_TENANT]
)
def test_contacts_at_protected_places_are_place_hits(
    partnership: Partnership, recognised: Mapping[tuple[str, str], Recognised], situation: Situation
) -> None:
    found = [
        {place.place for place in recognised[truth.agency, truth.source_id].places} == {truth.address_id}
        for truth in partnership.truths
        if truth.situation is situation
    ]
    assert found
    assert all(found)


def test_his_call_today_is_sure_and_names_the_home(partnership: Partnership) -> None:
    told = partnership.story
    found = _watch(partnership).recognise(contact_from(told.call.record))
    assert told.ex_partner_id in found.sure()
    assert {place.place for place in found.places} == {told.home_id}
