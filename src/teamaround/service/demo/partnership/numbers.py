"""Invented identifiers: NHS numbers from 999, telephone numbers from the Ofcom drama ranges, pupil numbers, UPRNs.

Drama ranges hold only 2,000 numbers (07700 900000-900999 and 01632 960000-960999), so telephones are dealt out:

- 01632 960100-960199  agencies and professionals known by name
- 01632 960200-960399  other professionals' desks (colleagues share a desk)
- 07700 900200-900899  listed adults, a number of their own each
- 07700 900000-900099, 900900-900999 and 01632 960400-960999  strangers, who share them, as switchboards and
  families do; a stranger never has a listed adult's number
- 07700 900100-900199  kept for the review's case and the story of today
"""

from __future__ import annotations

import random

from nhs_number import calculate_checksum  # type: ignore[attr-defined]  # the package exports it without saying so

_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_KEPT = ("999123", "999201")  # NHS numbers of the review's case and of the family of today begin so
_LISTED_MOBILES = range(200, 900)
_SHARED_MOBILES = (*range(100), *range(900, 1000))
_SHARED_LANDLINES = range(400, 1000)
_DESKS = range(200, 400)


def mobile(last_three: int) -> str:
    """A mobile number of the drama range."""
    return f"07700 900{last_three:03d}"


def landline(last_three: int) -> str:
    """A geographic number of the drama range."""
    return f"01632 960{last_three:03d}"


class Identifiers:
    """Deals out invented identifiers, none twice."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._nhs_numbers: set[str] = set()
        self._mobiles = list(_LISTED_MOBILES)
        chance.shuffle(self._mobiles)
        self._pupils = 0
        self._places = 0

    def nhs_number(self) -> str:
        """An NHS number from 999 with a valid check digit."""
        while True:
            stem = f"999{self._chance.randrange(1_000_000):06d}"
            check = calculate_checksum(stem)
            number = f"{stem}{check}"
            if check is None or check > 9 or stem.startswith(_KEPT) or number in self._nhs_numbers:
                continue
            self._nhs_numbers.add(number)
            return number

    def own_mobile(self) -> str:
        """A mobile number that no other listed adult and no stranger has; empty when all 700 are dealt."""
        return mobile(self._mobiles.pop()) if self._mobiles else ""

    def shared_phone(self) -> str:
        """A stranger's telephone number; strangers share them."""
        if self._chance.random() < 0.6:
            return mobile(self._chance.choice(_SHARED_MOBILES))
        return landline(self._chance.choice(_SHARED_LANDLINES))

    def desk_phone(self) -> str:
        """A professional's desk; colleagues share them."""
        return landline(self._chance.choice(_DESKS))

    def pupil_number(self, lea: str, entry_year: int) -> str:
        """A unique pupil number with its check letter: letter, council, school, year of entry, serial."""
        self._pupils += 1
        digits = f"{lea}{4000 + self._pupils % 12:04d}{entry_year % 100:02d}{self._pupils:03d}"
        total = sum(int(digit) * place for place, digit in enumerate(digits, start=2))
        return _CHECK_LETTERS[total % 23] + digits

    def uprn(self) -> str:
        """A property reference from a range that no real property has."""
        self._places += 1
        return f"9990{self._places:08d}"
