"""What may stand at a place of a scenario file: the fields of a part, the words of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from teamaround.replay.scenario.schema import scenario_schema

Schema = Mapping[str, Any]
MOST_WORDS = 30  # a longer list helps nobody in a complaint


def field_meant(written: str, part: Any) -> str:
    """The field of a part that a misspelt one is nearest to; nothing if none is near."""
    known = {name for one in _parts_like(part) for name in one["properties"]}
    near = get_close_matches(written, sorted(known), 1)
    return near[0] if near else ""


def words_of(field: str, part: Any) -> tuple[str, ...]:
    """The closed list of words for a field of a part; nothing where it has none, or a list too long to read."""
    lists = {
        tuple(_enumerated(one["properties"][field]))
        for one in _parts_like(part)
        if field in one["properties"]
    }
    found = lists.pop() if len(lists) == 1 else ()
    return found if len(found) <= MOST_WORDS else ()


def kinds_of(field: str) -> tuple[str, ...]:
    """The words by which one sort of part is told from another (`forbid`); nothing for a list too long to read."""
    named = (
        one["properties"].get(field, {}) for one in scenario_schema()["$defs"].values() if "properties" in one
    )
    found = tuple(dict.fromkeys(word for said in named for word in said.get("enum", ())))
    return found if len(found) <= MOST_WORDS else ()


def part_at(path: str, tree: Any) -> tuple[str, Any]:
    """The last named field of a path, and the part that it stands in."""
    steps = re.findall(r"\.([A-Za-z_0-9]+)|\[([0-9]+)\]", path)
    field, part = "", tree
    for name, number in steps:
        if name:
            field, part = name, tree
        tree = _within(tree, name, number)
    return field, part


def _within(tree: Any, name: str, number: str) -> Any:
    if name and isinstance(tree, dict):
        return tree.get(name)
    if number and isinstance(tree, list) and int(number) < len(tree):
        return tree[int(number)]
    return None


def _parts_like(part: Any) -> list[Schema]:
    """The definitions that a part may be meant as: that of its kind, else all that have every needed field."""
    if not isinstance(part, dict):
        return []
    shaped = [one for one in scenario_schema()["$defs"].values() if "properties" in one]
    of_kind = [
        one for one in shaped if part.get("kind", "") in one["properties"].get("kind", {}).get("enum", ())
    ]
    return of_kind or [one for one in shaped if set(one["required"]) <= set(part)]


def _enumerated(said: Schema) -> Iterator[str]:
    yield from said.get("enum", ())
    for one in (*said.get("anyOf", ()), *filter(None, (said.get("items"),))):
        yield from _enumerated(one)
    if "$ref" in said:
        yield from _enumerated(scenario_schema()["$defs"][said["$ref"].rpartition("/")[2]])
