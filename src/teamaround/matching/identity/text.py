"""Text to plain lower-case Latin letters."""

from __future__ import annotations

import unicodedata

from teamaround.matching.identity.tables import letters

_PLAIN = letters().letters
_MARKS = "Mn"


def fold(text: str) -> str:
    """Lower case, accents off, other alphabets in Latin letters; whatever is left outside ASCII becomes a space.

    >>> fold("Łukasz O’Brién")
    "lukasz o'brien"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("‘", "'"))
    kept = (_PLAIN.get(c, c) for c in plain if unicodedata.category(c) != _MARKS)
    return "".join(c if c.isascii() else " " for c in "".join(kept)).lower()
