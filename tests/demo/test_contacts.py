"""The contacts: when, from whom, and how many concern somebody on the list."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta

import pytest

from teamaround.formats.contact_record import ContactKind
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.contacts.tables import kind_table
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.model.contacts import LOOK_ALIKES, Noise, Situation


def test_contacts_lie_in_the_90_days_before_today_in_order(partnership: Partnership) -> None:
    moments = [sent.record.occurred_at for sent in partnership.contacts]
    midnight = datetime.combine(partnership.today, time(0), LONDON)
    assert moments == sorted(moments)
    assert midnight - timedelta(days=90) <= moments[0] <= moments[-1] < midnight


def test_contacts_stop_where_a_feed_fell_silent(partnership: Partnership) -> None:
    heard = {
        (agency.agency_id, kind): feed.heard_until
        for agency in partnership.agencies
        for feed in agency.feeds
        for kind in feed.kinds
    }
    late = [
        sent
        for sent in partnership.contacts
        if sent.record.occurred_at > heard[sent.record.agency, sent.record.kind]
    ]
    assert late == []


def test_contacts_are_of_many_agencies_and_kinds(partnership: Partnership) -> None:
    assert len({sent.record.agency for sent in partnership.contacts}) >= 15
    kinds = Counter(sent.record.kind for sent in partnership.contacts)
    assert set(kinds) == set(ContactKind) - {ContactKind.OTHER}


def test_contacts_that_concern_somebody_are_about_one_in_a_hundred(partnership: Partnership) -> None:
    concerned = [truth for truth in partnership.truths if truth.person_id or truth.expects]
    assert 0.008 <= len(concerned) / len(partnership.contacts) <= 0.012


@pytest.mark.parametrize("situation", sorted(Situation))
def test_contacts_of_every_situation_are_there(partnership: Partnership, situation: Situation) -> None:
    assert sum(truth.situation is situation for truth in partnership.truths) >= 2


@pytest.mark.parametrize("situation", sorted(LOOK_ALIKES))
def test_look_alikes_of_every_kind_are_there_even_among_few_contacts(
    small_partnership: Partnership, situation: Situation
) -> None:
    assert any(truth.situation is situation for truth in small_partnership.truths)


def test_look_alikes_never_expect_an_alert(partnership: Partnership) -> None:
    assert {truth.expects for truth in partnership.truths if truth.situation in LOOK_ALIKES} == {""}


def test_contacts_at_protected_places_expect_the_alert_of_their_kind(partnership: Partnership) -> None:
    records = {(sent.record.agency, sent.record.source_id): sent.record for sent in partnership.contacts}
    registrations = {
        *(ContactKind.GP_REGISTRATION, ContactKind.TENANCY),
        *(ContactKind.BENEFIT_CLAIM, ContactKind.ELECTORAL_REGISTRATION),
    }
    for truth in partnership.truths:
        if truth.expects:
            kind = records[truth.agency, truth.source_id].kind
            assert truth.expects == ("A21" if kind in registrations else "A03")


@pytest.mark.parametrize("noise", sorted(Noise))
def test_contacts_with_every_noise_are_there(partnership: Partnership, noise: Noise) -> None:
    assert any(noise in truth.noise for truth in partnership.truths)


def test_contacts_marked_certain_carry_the_verified_number_and_birthday(partnership: Partnership) -> None:
    people = {person.person_id: person for person in partnership.people}
    records = {(sent.record.agency, sent.record.source_id): sent.record for sent in partnership.contacts}
    certain = [truth for truth in partnership.truths if truth.bands == ("certain",)]
    assert certain
    for truth in certain:
        written, person = records[truth.agency, truth.source_id].person, people[truth.person_id]
        assert written.nhs_number_verified
        assert written.nhs_number.replace(" ", "") == person.nhs_number
        assert written.date_of_birth == person.date_of_birth.isoformat()


def test_strangers_are_nobody_on_the_list(partnership: Partnership) -> None:
    known = {(truth.agency, truth.source_id) for truth in partnership.truths}
    listed = {person.nhs_number for person in partnership.people if person.nhs_number}
    places = {place.uprn for place in partnership.addresses}
    for sent in partnership.contacts:
        if (sent.record.agency, sent.record.source_id) not in known:
            assert sent.record.person.nhs_number.replace(" ", "") not in listed
            homes = (sent.record.home, sent.record.caller, sent.record.incident)
            assert not any(home.uprn in places for home in homes if home is not None and home.uprn)


def test_contacts_of_kinds_for_adults_concern_adults(partnership: Partnership) -> None:
    youngest = partnership.today.year - 17
    young = [
        sent
        for sent in partnership.contacts
        if kind_table()[sent.record.kind].adults and sent.record.person.date_of_birth[:4] > str(youngest)
        if sent.record.person.date_of_birth[:4].isdigit()
    ]
    assert young == []


def test_resent_contacts_are_contacts_sent_before(partnership: Partnership) -> None:
    assert len(partnership.resent) == 20
    before = {(sent.record.agency, sent.record.source_id) for sent in partnership.contacts}
    assert {(sent.record.agency, sent.record.source_id) for sent in partnership.resent} <= before


def test_children_collected_at_school_are_named_beside_whoever_collects(partnership: Partnership) -> None:
    collected = [
        sent.record for sent in partnership.contacts if sent.record.kind is ContactKind.SCHOOL_PICK_UP
    ]
    assert len(collected) > 50
    assert all(
        record.companion and (record.companion.family_name or record.companion.given_names)
        for record in collected
    )


def test_collected_children_of_the_list_are_with_somebody_linked_from_outside_the_household(
    partnership: Partnership,
) -> None:
    records = {(sent.record.agency, sent.record.source_id): sent.record for sent in partnership.contacts}
    linked = {(row.person_id, row.child_id) for row in partnership.links}
    schools = {child.child_id: child.school for child in partnership.children}
    born = {child.child_id: child for child in partnership.children}
    people = {person.person_id: person for person in partnership.people}
    cases = [truth for truth in partnership.truths if truth.situation is Situation.COLLECTS_CHILD]
    for truth in cases:
        companion = records[truth.agency, truth.source_id].companion
        assert companion is not None
        children = [
            child
            for child in born
            if people[child].date_of_birth.isoformat() == companion.date_of_birth
            and (truth.person_id, child) in linked
        ]
        assert any(schools[child] == truth.agency for child in children)
