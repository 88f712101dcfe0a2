"""How wide a text will be in Arial, so that labels can be placed without a browser."""

import json
import unicodedata
from functools import cache
from importlib.resources import files

# a letter outside the table is taken as wide as an em: too wide is harmless, too narrow overlaps
UNKNOWN = 1000
ELLIPSIS = "…"


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = json.loads(files(__package__).joinpath("lettering.json").read_text(encoding="utf-8"))
    grouped: dict[str, str] = table["bold" if bold else "regular"]
    return {letter: int(width) for width, letters in grouped.items() for letter in letters}


def _letter_width(letter: str, widths: dict[str, int]) -> int:
    if letter in widths:
        return widths[letter]
    return 0 if unicodedata.combining(letter) else UNKNOWN


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Width of the words in pixels at a font size in pixels."""
    widths = _widths(bold)
    return sum(_letter_width(letter, widths) for letter in words) * size / 1000


def shortened(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they are wider than `room` pixels."""
    if text_width(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and text_width(kept.rstrip() + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(words: str, room: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """The words in at most `lines` lines no wider than `room` pixels; what does not fit is cut."""
    done: list[str] = []
    rest = words.split()
    while rest and len(done) < lines - 1:
        taken = [rest.pop(0)]
        while rest and text_width(" ".join([*taken, rest[0]]), size, bold=bold) <= room:
            taken.append(rest.pop(0))
        done.append(shortened(" ".join(taken), room, size, bold=bold))
    if rest:
        done.append(shortened(" ".join(rest), room, size, bold=bold))
    return tuple(done)
