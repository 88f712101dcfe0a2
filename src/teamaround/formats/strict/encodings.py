"""Which encoding a text file is in, and a cell-by-cell rescue of Windows-1252 inside what claims to be UTF-8.

A wrong guess would turn a name into another name without anybody noticing (assurance.md 4.3: no silent mojibake).
So UTF-8 and UTF-16 are told apart from the first bytes, and a cell that is not UTF-8 is read as Windows-1252 only
when every character of it stands where English writing puts it; otherwise the cell is refused.
"""

from __future__ import annotations

import codecs
import re

from teamaround.formats.reading import Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (
    (b"PK\x03\x04", "a zip archive or a workbook"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF"),
)


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a file show: utf-8, utf-8-sig or a UTF-16.

    Raises Unreadable for archives, workbooks and UTF-32.
    """
    for magic, words in _NOT_TEXT:
        if head.startswith(magic):
            raise Unreadable("row 1", "", f"{words}, where plain CSV text was expected")
    for mark, encoding in _MARKS:
        if head.startswith(mark) and (encoding or len(head) > len(mark)):
            if not encoding:
                raise Unreadable("row 1", "", "UTF-32, where UTF-8, UTF-16 or Windows-1252 was expected")
            return encoding
    return _bare_utf16(head) or "utf-8"


def _bare_utf16(head: bytes) -> str:
    """UTF-16 without a mark: text mostly in English has a NUL in every other byte."""
    half = len(head) // 2
    low, high = head[0::2].count(0), head[1::2].count(0)
    if half < 2 or max(low, high) < half * 0.6 or min(low, high) > half * 0.1:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


_LOWER = "a-zß-öø-ÿ"
_UPPER = "A-ZÀ-ÖØ-Þ"
# Where a Windows-1252 character may stand. Letters that Mac Roman spells as quotes and dashes (Ò Ô Õ Ð) and those of
# Central Europe (Š Ž Œ) are left out: with them, Mac Roman text would pass as other words.
_PLAUSIBLE = re.compile(
    rf"""
      [\x20-\x7e\t\r\n]
    | (?<=[{_LOWER}])[à-öø-ÿß](?![{_UPPER}])            # ë of Zoë
    | (?<![A-Za-zÀ-ÿ][{_UPPER}])(?<=[{_UPPER}])[à-öø-ÿ](?=[{_LOWER}])   # ö of Sören
    | (?<![A-Za-zÀ-ÿ])[à-öø-ÿ](?=[{_LOWER}])            # é of école
    | (?<![A-Za-zÀ-ÿ])[ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÓÖØÙÚÛÜÝÞ](?=[A-Za-zà-ÿ])      # É of Émile
    | (?<=[{_UPPER}])[ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÓÖØÙÚÛÜÝÞ](?![{_LOWER}])         # Ë of CHLOË
    | (?<=\b[ODLNModlnm])\u2019(?=[A-Za-z])             # ’ of O’Neill
    | (?<=[A-Za-z])\u2019(?=[A-Z]|s\ [A-Z0-9])          # ’ of St John’s Road
    | (?<=[\s\d])[\u2013\u2014](?=[\s\d])               # a dash between numbers or words
    | £(?=\d) | (?<=\d)[½¼¾°]
    """,
    re.VERBOSE,
)


def rescued(cell: str) -> str | None:
    """The cell read as Windows-1252, or None when that would be a guess.

    `cell` was decoded as UTF-8 with `surrogateescape`. A cell that mixes both encodings is never rescued.
    """
    if any("\x7f" < mark < "\ud800" or mark > "\udfff" for mark in cell):
        return None
    try:
        text = cell.encode("utf-8", "surrogateescape").decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(_PLAUSIBLE.match(text, place) for place in range(len(text))) else None
