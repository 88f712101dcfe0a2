"""NHS numbers, phones and postcodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nhs_number.validate import is_valid

from teamaround.matching.identity import (
    normal_nhs_number,
    normal_phone,
    normal_postcode,
    normal_uprn,
    outward,
)
from teamaround.matching.identity.postcodes import postcode_within
from teamaround.matching.identity.tables import not_numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("9990000018", "9990000018"),
        ("999 000 0018", "9990000018"),
        ("999-000-0018", "9990000018"),
        (" 9990000018\n", "9990000018"),
        ("9990000019", ""),  # wrong check digit
        ("999000001", ""),
        ("99900000180", ""),
        ("0000000000", ""),
        ("not known", ""),
        ("", ""),
    ],
)
def test_normal_nhs_number_invalid_or_placeholder_is_nothing(written: str, number: str) -> None:
    assert normal_nhs_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("+447700900123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"),
        ("7700900123", "+447700900123"),
        ("01632 960001", "+441632960001"),
        ("(01632) 960 001", "+441632960001"),
        ("+1 202 555 0123", "+12025550123"),
        ("07000000000", ""),
        ("00000000000", ""),
        ("960001", ""),
        ("none", ""),
        ("", ""),
    ],
)
def test_normal_phone_as_written_is_one_form(written: str, number: str) -> None:
    assert normal_phone(written) == number


@pytest.mark.parametrize(
    ("written", "postcode"),
    [
        ("ZQ11 4TF", "ZQ11 4TF"),
        ("zq114tf", "ZQ11 4TF"),
        ("Z Q1 14T F", "ZQ11 4TF"),
        ("ZX17OYY", "ZX17 0YY"),  # a letter O where a figure stands
        ("ZX1A 1AA", "ZX1A 1AA"),
        ("ZX1", "ZX1"),
        ("ME5 FS3", ""),  # in NHS samples; accepted with its record, no postcode
        ("unknown", ""),
        ("", ""),
    ],
)
def test_normal_postcode_as_written_is_one_form(written: str, postcode: str) -> None:
    assert normal_postcode(written) == postcode


def test_postcode_within_an_address_is_taken_out() -> None:
    assert postcode_within("3 mill lane, zq11 4tf") == ("3 mill lane,", "ZQ11 4TF")
    assert postcode_within("3 mill lane") == ("3 mill lane", "")
    assert outward("ZQ11 4TF") == "ZQ11"


@pytest.mark.parametrize(
    ("written", "uprn"),
    [
        ("0008755622", "8755622"),
        ("8755622", "8755622"),
        ("000", ""),
        ("12 34", ""),
        ("1234567890123", ""),
        ("x", ""),
    ],
)
def test_normal_uprn_has_no_leading_zeros(written: str, uprn: str) -> None:
    assert normal_uprn(written) == uprn


@given(st.text() | st.text(alphabet="0123456789+() -OI", max_size=16))
def test_numbers_of_any_text_are_idempotent(written: str) -> None:
    for normal in (normal_nhs_number, normal_phone, normal_postcode, normal_uprn):
        once = normal(written)
        assert normal(once) == once


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_the_quick_check_digit_says_what_the_library_says(digits: str) -> None:
    fitting = [digits[:9] + last for last in "0123456789"]
    assert [bool(normal_nhs_number(one)) for one in fitting] == [
        is_valid(one) and one not in not_numbers().nhs_numbers for one in fitting
    ]
