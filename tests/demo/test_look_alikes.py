"""Each look-alike is innocent in just the way that its label says."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.formats.contact_record import ContactRecord
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.model.contacts import Situation, Truth
from teamaround.service.demo.partnership.model.people import Address, Person


class _World:
    """The partnership, looked up."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.people = {person.person_id: person for person in partnership.people}
        self.places = {place.address_id: place for place in partnership.addresses}
        self.records = {
            (sent.record.agency, sent.record.source_id): sent.record for sent in partnership.contacts
        }

    def cases(self, situation: Situation) -> Iterator[tuple[Truth, ContactRecord]]:
        found = [truth for truth in self.partnership.truths if truth.situation is situation]
        assert found
        return ((truth, self.records[truth.agency, truth.source_id]) for truth in found)


def _same_name(record: ContactRecord, person: Person) -> bool:
    written = record.person
    first = person.given_names.split(" ")[0].upper()
    return (
        written.family_name.upper() == person.family_name.upper()
        and written.given_names.upper().startswith(first)
    )


def _names(record: ContactRecord, place: Address) -> bool:
    written = [each.address.upper() for each in (record.home, record.incident) if each is not None]
    return any(place.number in text and place.street.split(" ")[0].upper() in text for text in written)


def test_same_name_has_another_birthday_and_another_home(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.SAME_NAME):
        person = world.people[truth.resembles]
        assert _same_name(record, person)
        assert record.person.date_of_birth != person.date_of_birth.isoformat()
        assert truth.address_id == ""


def test_same_name_other_year_keeps_day_and_month(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.SAME_NAME_OTHER_YEAR):
        born = world.people[truth.resembles].date_of_birth.isoformat()
        written = record.person.date_of_birth
        assert (
            written in ("",)
            or (written[4:] == born[4:] and written[:4] != born[:4])
            or born.endswith("02-29")
        )


def test_other_flat_is_in_the_same_building_behind_another_door(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.OTHER_FLAT):
        place = world.places[truth.address_id]
        assert _names(record, place)
        assert record.home is not None
        assert record.home.address.upper().split(",")[0] != f"FLAT {place.flat}"
        assert record.home.uprn != place.uprn


def test_old_tenant_left_before_the_home_was_protected(partnership: Partnership) -> None:
    world = _World(partnership)
    left = {(row.person_id, row.address_id): row.until for row in partnership.residences if row.until}
    protected = {
        place.address_id: place.since for place in partnership.protected_places if place.until is None
    }
    for truth, record in world.cases(Situation.OLD_TENANT):
        assert _names(record, world.places[truth.address_id])
        tenants = [until for (_, place), until in left.items() if place == truth.address_id]
        assert min(tenants) <= protected[truth.address_id]
        assert truth.person_id == ""


def test_former_home_is_named_after_the_family_left(partnership: Partnership) -> None:
    for truth, record in _World(partnership).cases(Situation.FORMER_HOME):
        assert truth.address_id == ""
        assert record.home is not None


def test_twin_shares_surname_and_birthday_but_no_number(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.TWIN):
        person = world.people[truth.resembles]
        assert record.person.family_name.upper() == person.family_name.upper()
        assert record.person.date_of_birth in ("", person.date_of_birth.isoformat())
        assert not _same_name(record, person)
        assert record.person.nhs_number.replace(" ", "") in ("", *_other_numbers(record, person))


def _other_numbers(record: ContactRecord, person: Person) -> tuple[str, ...]:
    number = record.person.nhs_number.replace(" ", "")
    return () if number == person.nhs_number else (number,)


def test_father_and_son_share_a_name_and_are_a_generation_apart(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.FATHER_AND_SON):
        person = world.people[truth.resembles]
        assert _same_name(record, person)
        if record.person.date_of_birth:
            assert abs(int(record.person.date_of_birth[:4]) - person.date_of_birth.year) >= 20


def test_institution_is_where_many_people_are_found(partnership: Partnership) -> None:
    world = _World(partnership)
    for truth, record in world.cases(Situation.INSTITUTION):
        place = world.places[truth.address_id]
        assert place.institution is not None
        assert _names(record, place)


def test_professional_visiting_is_at_the_home_and_does_not_live_there(partnership: Partnership) -> None:
    world = _World(partnership)
    staff = {one.family_name.upper() for one in partnership.professionals}
    for truth, record in world.cases(Situation.PROFESSIONAL_VISITING):
        assert record.home is None
        assert record.incident is not None
        assert _names(record, world.places[truth.address_id])
        assert (record.person.family_name or record.person.given_names).upper() in staff
        assert record.informant_relationship == "Health or care professional"


def test_parents_own_call_is_by_somebody_on_the_accepted_list(partnership: Partnership) -> None:
    world = _World(partnership)
    accepted = {(row.person_id, row.address_id) for row in partnership.household}
    for truth, _record in world.cases(Situation.PARENTS_OWN_CALL):
        assert (truth.person_id, truth.address_id) in accepted


def test_at_protected_place_is_by_somebody_linked_and_not_accepted(partnership: Partnership) -> None:
    world = _World(partnership)
    accepted = {(row.person_id, row.address_id) for row in partnership.household}
    linked = {row.person_id for row in partnership.links}
    for truth, record in world.cases(Situation.AT_PROTECTED_PLACE):
        assert truth.person_id in linked
        assert (truth.person_id, truth.address_id) not in accepted
        assert _names(record, world.places[truth.address_id])
