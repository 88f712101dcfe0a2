"""United Kingdom telephone numbers."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from teamaround.matching.identity.tables import not_numbers
from teamaround.matching.identity.text import fold

_PLACEHOLDERS = not_numbers().phones
_PUNCTUATION = re.compile(r"[^\d+]")
_EXTENSION = re.compile(r"\b(?:extension|extn|ext|x)[ .:]*\d{1,6}\s*\Z")
_LETTER_O = re.compile(r"(?<=\d)o|o(?=\d)")
_SEVERAL = re.compile(r"[/;,&|\n]|\b(?:or|and)\b")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_PLAIN_BRITISH = re.compile(r"(?:\+44|0044|44|0)?0?([127][0-9]{9})")


def normal_phone(text: str) -> str:
    """The number in E.164 form ("+447700900123"), or nothing where there is none. Never raises.

    A number of Britain's usual shape is read directly; anything else is left to `phonenumbers`.
    """
    match = _PLAIN_BRITISH.fullmatch(digits := text.replace(" ", ""))
    if match is None:
        written = _LETTER_O.sub("0", _EXTENSION.sub("", fold(text)))
        digits = _PUNCTUATION.sub("", _TRUNK_ZERO.sub("", written))
        match = _PLAIN_BRITISH.fullmatch(digits)
    if match is not None:
        return "" if match[1] in _PLACEHOLDERS else f"+44{match[1]}"
    return _unusual(digits) if len(digits) > 6 else ""


def normal_phones(text: str) -> tuple[str, ...]:
    """All numbers of a field that may hold several, each in E.164 form and once. Never raises."""
    if (whole := normal_phone(text)) or len(text) < 14:
        return (whole,) if whole else ()
    return tuple(dict.fromkeys(filter(None, map(normal_phone, _SEVERAL.split(fold(text))))))


@lru_cache(maxsize=4096)
def _unusual(digits: str) -> str:
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number) or len(set(str(number.national_number))) < 2:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
