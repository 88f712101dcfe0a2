"""NHS numbers: ten digits with a check digit."""

from __future__ import annotations

from operator import mul

from nhs_number.validate import is_valid

from teamaround.matching.identity.tables import not_numbers
from teamaround.matching.identity.text import fold

_PLACEHOLDERS = not_numbers().nhs_numbers
_TIMES = tuple(range(10, 0, -1))


def normal_nhs_number(text: str) -> str:
    """The ten digits, or nothing where the number is absent, a placeholder or fails its check digit.

    Published NHS examples carry invalid numbers: such a number is accepted with its record and never matched on.
    """
    digits = text.replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        digits = "".join(c for c in fold(text) if c in "0123456789")
    if len(digits) != 10 or digits in _PLACEHOLDERS:
        return ""
    return digits if _is_valid(digits) else ""


def _is_valid(digits: str) -> bool:
    """As the library says, which is asked only where it knows more: a number below 4 may hold a Scottish birth date."""
    # The codes of the digits serve as well: each is 48 more, and 48 times all the weights is a multiple of 11.
    fits = sum(map(mul, _TIMES, digits.encode())) % 11 == 0
    return fits and (digits >= "4" or is_valid(digits))
