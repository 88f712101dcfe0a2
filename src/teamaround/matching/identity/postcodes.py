"""Postcodes, judged by their shape alone: real files hold postcodes that do not exist (interop 5)."""

from __future__ import annotations

import re

from teamaround.matching.identity.tables import not_numbers
from teamaround.matching.identity.text import fold

_NOWHERE = not_numbers().postcode_districts
_SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_AT_THE_END = re.compile(r"[\s,]([a-z]{1,2}[0-9][a-z0-9]?\s?[0-9][a-z]{2})\s*$")


def normal_postcode(text: str) -> str:
    """ "ZQ11 4TF" with one space; the outward half alone where no more is written; nothing for other text.

    The district that registers write for no fixed abode and for places not known is nothing too.
    """
    packed = fold(text).upper().replace(" ", "")
    if not packed.isalnum():
        packed = "".join(c for c in packed if c.isalnum())
    if match := _SHAPE.fullmatch(packed):
        return "" if match[1] in _NOWHERE else f"{match[1]} {match[2]}"
    if len(packed) >= 5 and (repaired := _SHAPE.fullmatch(_letters_and_digits(packed))):
        return f"{repaired[1]} {repaired[2]}"
    return packed if packed not in _NOWHERE and _OUTWARD.fullmatch(packed) else ""


def outward(postcode: str) -> str:
    """The half before the space."""
    return postcode.partition(" ")[0]


def postcode_within(address: str) -> tuple[str, str]:
    """An address without the postcode at its end, and that postcode (empty where there is none)."""
    if not address.rstrip()[-3:-2].isdigit():  # most addresses have none, and searching them is slow
        return address, ""
    match = _AT_THE_END.search(address.lower())
    return (address[: match.start()], normal_postcode(match[1])) if match else (address, "")


def _letters_and_digits(packed: str) -> str:
    """Read O for zero and the reverse in the inward half, where the place of digits is known."""
    digit = {"O": "0", "I": "1"}.get(packed[-3], packed[-3])
    return packed[:-3] + digit + packed[-2:].replace("0", "O")
