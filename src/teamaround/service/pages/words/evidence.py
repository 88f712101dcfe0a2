"""Bits of evidence in words."""

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """From `at_least` bits upwards the evidence is called `words`."""

    at_least: float
    words: str


class StrengthTable(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    provenance: str
    in_force_from: date
    strengths: tuple[Strength, ...]


@cache
def strength_table() -> StrengthTable:
    """The packaged table, strongest first."""
    text = files(__package__).joinpath("evidence.yaml").read_text(encoding="utf-8")
    return msgspec.yaml.decode(text, type=StrengthTable, strict=False)


def strength(bits: float) -> str:
    """ "Very strong for" down to "Strong against". Exactly -2 still says little; below it is some against."""
    rows = strength_table().strengths
    return next((row.words for row in rows if bits >= row.at_least), rows[-1].words)


def signed_bits(bits: float) -> str:
    """ "+7.2", "−2.4" with a true minus, "0"."""
    if round(bits, 1) == 0:
        return "0"
    return f"{'+' if bits > 0 else '−'}{abs(bits):.1f}"


def odds(bits: float) -> str:
    """A sum of bits as odds: "about 4 to 1 the same", "about 8 to 1 not the same", "about even"."""
    ratio = 2 ** min(abs(bits), 60)
    if ratio < 1.5:
        return "about even"
    side = "the same" if bits > 0 else "not the same"
    return f"about {_rounded(ratio)} to 1 {side}"


def _rounded(ratio: float) -> str:
    """Two leading digits at most: nobody should read more into it."""
    if ratio < 20:
        return str(round(ratio))
    if ratio >= 1_000_000:
        return "a million or more"
    scale = 10 ** (len(str(int(ratio))) - 2)
    return f"{round(ratio / scale) * scale:,}"
