"""Where in the settings file a wrong key stands, since a person will look for it by its line."""

from __future__ import annotations

import re

_TOLD = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?", re.DOTALL)
_PATH = re.compile(r"(?P<table>\w+)?(?:\[(?P<nth>\d+)\])?(?:\.(?P<key>\w+))?")
_NAMED = re.compile(r"unknown field `(\w+)`")
_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_Place = tuple[str, int, str]  # table, its number among those of one name, key


def fault_in_words(text: str, told: str) -> str:
    """` line 7, agreement.open_plans_at_most: Expected ...` from what msgspec tells of a fault."""
    found = _TOLD.fullmatch(told)
    what, path = (found["what"], found["path"] or "") if found else (told, "")
    named = _NAMED.search(what)
    whole = ".".join(part for part in (path, named[1] if named else "") if part)
    line = _line(text, whole)
    return f"{f' line {line}' if line else ''}{f', {whole}' if whole else ''}: {what}"


def _line(text: str, path: str) -> int:
    """The line of a key, or else of its table; 0 where neither is written."""
    parts = _PATH.match(path)
    table, nth, key = (
        (parts["table"] or "", int(parts["nth"] or 0), parts["key"] or "") if parts else ("", 0, "")
    )
    places = _places(text)
    wanted: tuple[_Place, ...] = ((table, nth, key), (table, nth, ""), ("", 0, table))
    return next((places[place] for place in wanted if place in places), 0)


def _places(text: str) -> dict[_Place, int]:
    """The first line of every table and key."""
    places: dict[_Place, int] = {}
    table, nth, seen = "", 0, dict[str, int]()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[1]
            nth = seen[table] = seen.get(table, -1) + 1
            places.setdefault((table, nth, ""), number)
        elif key := _KEY.match(line):
            places.setdefault((table, nth, key[1]), number)
    return places
