"""Unique pupil numbers: a check letter, eleven digits, and a digit or, while it is temporary, a letter."""

from __future__ import annotations

import re

from teamaround.matching.identity.text import fold

_SHAPE = re.compile(r"[A-Z]\d{11}[0-9A-Z]")
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # I, O and S look like digits and are left out


def normal_upn(text: str) -> str:
    """The thirteen characters, or nothing where the number is absent, cut, or fails its check letter."""
    plain = "".join(fold(text).split()).upper()
    return plain if _SHAPE.fullmatch(plain) and _check_letter(plain[1:]) == plain[0] else ""


def _check_letter(rest: str) -> str:
    """Each place weighs one more than the one before it; a letter counts by its place among the letters in use."""
    if rest[-1].isalpha() and rest[-1] not in _LETTERS:
        return ""
    total = sum(_worth(one) * place for place, one in enumerate(rest, start=2))
    return _LETTERS[total % len(_LETTERS)]


def _worth(one: str) -> int:
    return int(one) if one.isdigit() else _LETTERS.index(one)
