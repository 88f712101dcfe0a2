"""The levels of the comparison as SQL conditions, one list a field, for the engine that Splink runs on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from teamaround.matching.identity.tables import address_words
from teamaround.matching.linkage import Field, Level
from teamaround.matching.linkage.model import Likeness


class Engine(StrEnum):
    """What Splink runs on: DuckDB on one machine, Spark for a region or a nation."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class LevelTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The packaged table: levels by field from the top down, and the terms and functions of which they are made."""

    version: str
    source: str
    provenance: str
    terms: dict[str, str]
    functions: dict[str, str]
    levels: dict[Field, dict[Level, str]]
    engines: dict[Engine, dict[str, str]]


@cache
def level_table() -> LevelTable:
    """The table that ships with the package."""
    content = resources.files(__package__).joinpath("packaged", "levels.yaml").read_bytes()
    return msgspec.yaml.decode(content, type=LevelTable)


def conditions(field: Field, likeness: Likeness, engine: Engine) -> dict[Level, str]:
    """The SQL condition of every level of a field, from the top down; `different` is what is left over."""
    table, address = level_table(), address_words()
    numbers = {name: str(number) for name, number in msgspec.to_builtins(likeness).items()}
    numbers |= {name: str(getattr(address, name)) for name in ("street_edits", "street_edits_from_length")}
    functions = table.functions | table.engines[engine]
    filled = {name: _filled(text, numbers) for name, text in functions.items()}
    written = {
        level: _called(_filled(text, table.terms | numbers), filled)
        for level, text in table.levels[field].items()
    }
    return {**written, Level.DIFFERENT: "ELSE"}


_WORD = re.compile(r"\{([a-z_]+)\}")


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Put terms and numbers in place of their names, until none is left."""
    while _WORD.search(text):
        text = _WORD.sub(lambda match: words[match[1]], text)
    return " ".join(text.split())


def _called(text: str, functions: Mapping[str, str]) -> str:
    """Put the body of each function in place of its calls, the outermost first."""
    call = re.compile(rf"\b({'|'.join(functions)})\(")
    start = 0
    while match := call.search(text, start):
        words, end = _arguments(text, match.end())
        body = functions[match[1]].format(*words)
        start = match.start() + len(f"{match[1]}(") * body.startswith(f"{match[1]}(")
        text = text[: match.start()] + body + text[end:]
    return text


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    """The arguments that begin at `start`, and where the text goes on after their closing bracket."""
    words, depth, since = [], 1, start
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 or (depth == 1 and text[at] == ","):
            words.append(text[since:at].strip())
            since = at + 1
        if depth == 0:
            return words, at + 1
    raise ValueError(f"levels.yaml: a bracket is not closed in: {text[start:]}")
