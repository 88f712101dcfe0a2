"""What is wrong with a scenario file, in plain words, with the place where it stands."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any

from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts import FACT_TYPES
from teamaround.replay.scenario.schema import scenario_schema
from teamaround.replay.scenario.suggested import field_meant, kinds_of, part_at, words_of


class ScenarioError(ValueError):
    """A scenario that cannot be replayed. `complaints` say each what is wrong and where."""

    def __init__(self, name: str, complaints: tuple[str, ...]) -> None:
        self.name = name
        self.complaints = complaints
        super().__init__("\n".join((f"{name} cannot be replayed:", *(f"  {one}" for one in complaints))))


_KINDS = {
    "str": "text", "int": "a whole number", "bool": "true or false", "array": "a list", "object": "an object",
    "null": "nothing", "float": "a number", "datetime": "a date and time", "date": "a date",
}  # fmt: skip
_PLAIN = (
    (re.compile(r"Object missing required field `(.+?)`"), r"the field `\1` is missing"),
    (re.compile(r"Object contains unknown field `(.+?)`"), r"there is no field `\1` here"),
    (re.compile(r"Invalid RFC3339 encoded datetime"), "this is no date and time; write 2024-05-11T20:05"),
    (re.compile(r"Invalid RFC3339 encoded date"), "this is no date; write 2024-05-11"),
    (re.compile(r"Invalid enum value (.+)"), r"\1 is not one of the words that may stand here"),
    (re.compile(r"Invalid value (.+)"), r"\1 is not one of the kinds that may stand here"),
)


@cache
def _words() -> tuple[str, ...]:
    """Every word of the closed lists of a scenario: kinds of fact first, then what may stand in their fields."""
    kinds = [kind_of(fact) for fact in FACT_TYPES]
    shown = scenario_schema()["$defs"].values()
    return tuple(dict.fromkeys((*kinds, *(word for one in shown for word in one.get("enum", ())))))


def in_plain_words(message: str, tree: Any) -> str:
    """A message of the type checker, with its path told by ids: `events[4] (E05), fact, by: ...`."""
    what, _, path = message.partition(" - at `$")
    return f"{_path(path.rstrip('`'), tree)}: {_plain(what, tree, path)}"


def _plain(what: str, tree: Any, path: str) -> str:
    for pattern, words in _PLAIN:
        if pattern.match(what):
            return pattern.sub(words, what) + _instead(what, tree, path)
    wanted = re.match(r"Expected `(.+?)`, got `(.+?)`", what)
    if not wanted:
        return what
    expected = " or ".join(_KINDS.get(one.strip(), one.strip()) for one in wanted[1].split("|"))
    return f"expected {expected}, got {_KINDS.get(wanted[2], wanted[2])}" + _quote(wanted[1], wanted[2])


def _quote(wanted: str, got: str) -> str:
    return "; put it in quotation marks" if "str" in wanted and got in {"int", "bool", "float"} else ""


def _instead(what: str, tree: Any, path: str) -> str:
    """What may stand there instead, as far as the part around it tells."""
    unknown = re.match(r"Object contains unknown field `(.+?)`", what)
    if unknown:
        part = part_at(f"{path}.{unknown[1]}", tree)[1]
        if isinstance(part, dict) and part.get(unknown[1], "") is None:
            return "; if it belongs to the text before it, put the whole text in quotation marks"
        meant = field_meant(unknown[1], part)
        return f" (did you mean `{meant}`?)" if meant else ""
    field, part = part_at(path, tree)
    words = words_of(field, part) if what.startswith("Invalid enum value") else kinds_of(field)
    return _near(what, words or _words()) + (f"; write one of: {', '.join(words)}" if words else "")


def _near(what: str, words: tuple[str, ...]) -> str:
    named = re.search(r"'(.+?)'", what)
    near = get_close_matches(named[1].lower(), words, 3) if named and "value" in what else []
    return f" (did you mean {', '.join(near)}?)" if near else ""


def _path(path: str, tree: Any) -> str:
    """`.events[4].fact.by` -> `events[4] (E05), fact, by`."""
    told: list[str] = []
    for step in re.findall(r"\.[A-Za-z_0-9]+|\[[0-9.]*\]", path):
        if step.startswith("."):
            told.append(step[1:])
            tree = tree.get(step[1:]) if isinstance(tree, dict) else None
        else:
            tree = _at(tree, step[1:-1])
            told[-1:] = [f"{told[-1] if told else ''}{step}{_id_of(tree)}"]
    return ", ".join(told) or "the file"


def _at(tree: Any, place: str) -> Any:
    if isinstance(tree, list) and place.isdigit() and int(place) < len(tree):
        return tree[int(place)]
    return None


def _id_of(tree: Any) -> str:
    named = tree.get("id") or tree.get("slug") or tree.get("person") if isinstance(tree, dict) else None
    return f" ({named})" if isinstance(named, str) else ""
