"""Short forms in a text: MARAC, CP-IS, CiN, S47."""

from __future__ import annotations

import re
from functools import cache

from teamaround.practice.words.glossary import glossary

_CAPITALS = re.compile(r"(?<![\w-])[A-Z](?:[A-Z0-9]|[&-](?=[A-Z]))+s?(?![\w-])")
_LETTER_AND_CAPITAL = re.compile(r"[A-Z].*[A-Z]")


def is_acronym(word: str) -> bool:
    """Whether a name is a short form: one word with two capitals, or a letter with figures (S47)."""
    return " " not in word and bool(_LETTER_AND_CAPITAL.search(word) or _CAPITALS.fullmatch(word))


@cache
def _mixed_case() -> re.Pattern[str]:
    """Short forms of the glossary that small letters hide from the pattern of capitals: CiN, ViSOR."""
    names = {name for term in glossary() for name in term.spellings}
    known = sorted((name for name in names if is_acronym(name) and not name.isupper()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])")


def acronyms_in(text: str) -> tuple[str, ...]:
    """The short forms in `text`, each once, in the order in which they first stand there."""
    found = [*_CAPITALS.finditer(text), *_mixed_case().finditer(text)]
    ordered = sorted(found, key=lambda match: match.start())
    return tuple(dict.fromkeys(match.group().removesuffix("s") for match in ordered))
