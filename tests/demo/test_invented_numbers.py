"""Nothing in the partnership can be mistaken for a real number or place."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import pytest
from nhs_number import is_valid

from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.numbers import Identifiers, landline, mobile

DRAMA = re.compile(r"(?:07700900|01632960)\d{3}")
PHONE = re.compile(r"(?<![\d-])(?:\+44|0)\d[\d ]{8,12}\d(?!\d)")
POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? \d[A-Z]{2}\b")
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _written_phones(partnership: Partnership) -> set[str]:
    persons = [sent.record.person for sent in partnership.contacts]
    informants = [sent.record.informant for sent in partnership.contacts if sent.record.informant]
    written = [phone for one in (*persons, *informants, *partnership.people) for phone in one.phones]
    written += [agency.duty_phone for agency in partnership.agencies]
    written += [one.phone for one in partnership.professionals]
    return {phone.replace(" ", "").replace("+44", "0") for phone in written}


def test_phones_are_all_from_the_two_drama_ranges(partnership: Partnership) -> None:
    assert [phone for phone in _written_phones(partnership) if not DRAMA.fullmatch(phone)] == []


def test_nhs_numbers_all_start_999_with_a_true_check_digit(partnership: Partnership) -> None:
    written = {sent.record.person.nhs_number.replace(" ", "") for sent in partnership.contacts}
    numbers = (written | {person.nhs_number for person in partnership.people}) - {""}
    assert [number for number in numbers if not number.startswith("999") or not is_valid(number)] == []


def test_nhs_numbers_of_two_people_differ(partnership: Partnership) -> None:
    held = Counter(person.nhs_number for person in partnership.people if person.nhs_number)
    assert [number for number, people in held.items() if people > 1] == []


def test_postcodes_are_of_no_real_area(partnership: Partnership) -> None:
    written = msgspec.json.encode(partnership).decode()
    areas = Counter(found[1] for found in POSTCODE.finditer(written.upper()))
    assert set(areas) == {"ZZ", "ZQ", "XJ"}


def test_postcodes_are_not_the_pseudo_codes_of_the_nhs(partnership: Partnership) -> None:
    assert [place for place in partnership.addresses if place.postcode.startswith("ZZ99")] == []


def test_telephones_of_listed_adults_are_their_own(partnership: Partnership) -> None:
    held = Counter(phone for person in partnership.people for phone in person.phones)
    assert [phone for phone, people in held.items() if people > 1] == []


def test_telephones_of_listed_adults_are_never_a_strangers(partnership: Partnership) -> None:
    listed = {phone.replace(" ", "") for person in partnership.people for phone in person.phones}
    known = {(truth.agency, truth.source_id) for truth in partnership.truths}
    strangers = {
        phone.replace(" ", "").replace("+44", "0")
        for sent in partnership.contacts
        if (sent.record.agency, sent.record.source_id) not in known
        for phone in sent.record.person.phones
    }
    assert listed & strangers == set()


def test_pupil_numbers_have_a_true_check_letter_and_are_unique(partnership: Partnership) -> None:
    numbers = [child.upn for child in partnership.children if child.upn]
    sums = [sum(int(digit) * place for place, digit in enumerate(upn[1:], start=2)) for upn in numbers]
    assert [
        upn for upn, total in zip(numbers, sums, strict=True) if CHECK_LETTERS[total % 23] != upn[0]
    ] == []
    assert len(set(numbers)) == len(numbers)


def test_property_numbers_are_from_a_range_that_no_property_has(partnership: Partnership) -> None:
    assert {place.uprn[:3] for place in partnership.addresses} == {"999"}
    assert len({place.uprn for place in partnership.addresses}) == len(partnership.addresses)


def test_email_addresses_are_of_the_reserved_domain(partnership: Partnership) -> None:
    assert [
        one
        for one in partnership.professionals
        if not re.fullmatch(r"[a-z0-9-]+@[a-z0-9-]+\.example", one.email)
    ] == []


@pytest.mark.parametrize(("made", "written"), [(mobile(7), "07700 900007"), (landline(188), "01632 960188")])
def test_drama_number_is_written_in_full(made: str, written: str) -> None:
    assert made == written


def test_own_mobiles_run_out_without_repeating() -> None:
    identifiers = Identifiers(stream(1, "mobiles"))
    dealt = [identifiers.own_mobile() for _ in range(705)]
    assert len(set(dealt[:700])) == 700
    assert dealt[700:] == [""] * 5


def test_nhs_numbers_keep_clear_of_those_of_the_stories() -> None:
    identifiers = Identifiers(stream(2, "numbers"))
    dealt = {identifiers.nhs_number()[:6] for _ in range(5000)}
    assert dealt & {"999123", "999201"} == set()
