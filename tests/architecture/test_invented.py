"""Every person, number and place in the repository is invented, and can be seen to be.

Ten figures with a true check digit could be somebody's NHS number, so they start 999, which is never issued. Telephone
numbers are from Ofcom's ranges for drama; postcodes are of no real area. Exceptions stand in `invented.yaml` with their
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from tests.architecture.repository import files, text

ALLOWED = yaml.safe_load(text("tests/architecture/invented.yaml"))
NOT_OURS = ("requirements/", "package-lock.json", "tests/architecture/invented.yaml", *ALLOWED["files"])
TEN_DIGITS = re.compile(r"(?<![\w.+/-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w-]|\.\d)")
PHONE = re.compile(r"(?<![\w.+/-])(?:\+44 ?|0(?!0))(?:\d[ -]?){8,9}\d(?![\w-]|\.\d)")
DRAMA = re.compile(r"0(?:7700900|1632960|2079460|1914980|3069990|8081570)\d{3}")
POSTCODE = re.compile(r"(?<![\w#-])([A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}(?![\w-])")
REAL_AREAS = set(ALLOWED["real_areas"].split())


def _found(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for name in files():
        if not name.startswith(NOT_OURS):
            yield from ((name, match) for match in pattern.finditer(text(name)))


def _has_true_check_digit(number: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1), strict=True))
    return (11 - weighed % 11) % 11 == int(number[9])


def test_nhs_numbers_that_could_be_somebodys_are_from_the_range_never_issued() -> None:
    numbers = {(name, "".join(match.group(1, 3, 4))) for name, match in _found(TEN_DIGITS)}
    strange = {(name, n) for name, n in numbers if _has_true_check_digit(n) and not n.startswith("999")}
    assert sorted(found for found in strange if found[1] not in ALLOWED["nhs_numbers"]) == []


def test_phones_are_from_the_ranges_for_drama() -> None:
    numbers = {
        (name, re.sub(r"[ -]", "", match.group()).replace("+44", "0")) for name, match in _found(PHONE)
    }
    strange = {found for found in numbers if not DRAMA.fullmatch(found[1])}
    assert sorted(found for found in strange if found[1] not in ALLOWED["phones"]) == []


def test_postcodes_are_of_no_real_area() -> None:
    codes = {(name, match.group()) for name, match in _found(POSTCODE) if match.group(1) in REAL_AREAS}
    assert sorted(found for found in codes if found[1] not in ALLOWED["postcodes"]) == []


def test_exceptions_each_have_a_reason_and_are_still_needed() -> None:
    looked_at = [name for name in files() if not name.startswith(NOT_OURS)]
    everything = "\n".join([*files(), *(text(name) for name in looked_at)])
    flat = re.sub(r"[ -]", "", everything)
    kinds = (ALLOWED[kind] for kind in ("nhs_numbers", "phones", "postcodes"))
    rows = [(str(number), reason) for kind in (*kinds, ALLOWED["files"]) for number, reason in kind.items()]
    assert [n for n, reason in rows if len(reason) < 10 or n.replace(" ", "") not in flat] == []
