"""JSON from outside: bounded before it is parsed, without anything that JSON parsers quietly let through."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import NoReturn

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.limits import LIMITS
from teamaround.formats.strict.text import text_fault

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_NOT_BRACKET = re.compile(r"[^\[\]{}]+")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def load_json(payload: bytes) -> JsonValue:
    """Parse one JSON message.

    Raises Unreadable when it is over the limits of size, depth or nodes, is not UTF-8 JSON, repeats a key, holds
    NaN, an infinity, an integer of more than 18 digits or a forbidden character; the reason never quotes a value.
    """
    if len(payload) > LIMITS.message_bytes:
        raise _refused(f"larger than {LIMITS.message_bytes} bytes")
    try:
        text = payload.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(f"not UTF-8 at byte {error.start}") from None
    _check_shape(text)
    value = _parse(text)
    if "\\u" in text or text_fault(text):
        check_texts(value)
    return value


def _refused(reason: str, where: str = "$") -> Unreadable:
    return Unreadable(where, "", reason)


def _check_shape(text: str) -> None:
    """Depth and size, before anything is built: counted on the text with its strings left out."""
    bare = _STRING.sub("", text)
    if sum(map(bare.count, "[{,")) > LIMITS.nodes:
        raise _refused(f"more than {LIMITS.nodes} values")
    depth = 0
    for bracket in _NOT_BRACKET.sub("", bare):
        depth += 1 if bracket in "[{" else -1
        if depth > LIMITS.json_depth:
            raise _refused(f"nested more than {LIMITS.json_depth} deep")


def _parse(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=_without_repeats,
            parse_constant=_no_constant,
            parse_int=_short_integer,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        raise _refused(f"not JSON at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise _refused(f"nested more than {LIMITS.json_depth} deep") from None
    return value


def _without_repeats(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    kept = dict(pairs)
    if len(kept) != len(pairs):
        raise _refused("an object repeats a key")
    return kept


def _no_constant(_: str) -> NoReturn:
    raise _refused("NaN or an infinity where a number was expected")


def _short_integer(digits: str) -> int:
    if len(digits.lstrip("-")) > LIMITS.integer_digits:
        raise _refused(f"an integer of more than {LIMITS.integer_digits} digits")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _refused("a number too large to hold")
    return value


def check_texts(value: JsonValue) -> None:
    """Raise Unreadable with the path of the first text, key or value, that holds a forbidden character."""
    for where, text in _texts(value):
        fault = text_fault(text)
        if fault:
            raise _refused(f"holds {fault}", where)


def _texts(value: JsonValue) -> Iterator[tuple[str, str]]:
    """Every string with its path, keys included; a key is shown in a path only when it is a plain word."""
    waiting: list[tuple[str, JsonValue]] = [("$", value)]
    while waiting:
        where, here = waiting.pop()
        if isinstance(here, str):
            yield where, here
        elif isinstance(here, list):
            waiting.extend((f"{where}[{index}]", part) for index, part in enumerate(here))
        elif isinstance(here, dict):
            for key, part in here.items():
                yield where, key
                waiting.append((f"{where}.{key if _PLAIN_KEY.fullmatch(key) else '?'}", part))
