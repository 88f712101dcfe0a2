"""NHS numbers: ten digits with a check digit."""

from __future__ import annotations

from nhs_number.validate import is_valid

from teamaround.matching.identity.tables import not_numbers
from teamaround.matching.identity.text import fold

_PLACEHOLDERS = not_numbers().nhs_numbers


def normal_nhs_number(text: str) -> str:
    """The ten digits, or nothing where the number is absent, a placeholder or fails its check digit.

    Published NHS examples carry invalid numbers: such a number is accepted with its record and never matched on.
    """
    plain = text.isascii() and text.isdigit()
    digits = text if plain else "".join(c for c in fold(text) if c in "0123456789")
    if len(digits) != 10 or digits in _PLACEHOLDERS:
        return ""
    return digits if is_valid(digits) else ""
