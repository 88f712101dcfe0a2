"""Characters that may not come in: they break storage, logs or the reader's eye (assurance.md 4.3)."""

from __future__ import annotations

import re

from teamaround.formats.strict.limits import LIMITS

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_SURROGATE = "\ud800-\udfff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the Bidi_Control property of Unicode
_FAULT = re.compile(f"([{_CONTROL}])|([{_SURROGATE}])|([{_DIRECTION}])")
_WORDS = {1: "a control character", 2: "half a character (lone surrogate)", 3: "a text-direction control"}


def text_fault(text: str) -> str:
    """What forbidden character the text holds, in words; empty when it holds none. Tab and line ends are allowed."""
    if text.isascii() and text.isprintable():
        return ""
    found = _FAULT.search(text)
    return _WORDS[found.lastindex or 1] if found else ""


def field_fault(text: str) -> str:
    """Why this text cannot be one field: a forbidden character or too great a length; empty when it can."""
    if len(text) > LIMITS.field_characters:
        return f"longer than {LIMITS.field_characters} characters"
    fault = text_fault(text)
    return f"holds {fault}" if fault else ""
