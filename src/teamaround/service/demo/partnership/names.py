"""Names of invented people, diverse in how they are built."""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from typing import NamedTuple

import msgspec

from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.model.people import NameGroup
from teamaround.service.demo.partnership.tables import read_table

_SECOND_NAME = 0.22  # share of people with a second given name
_FOLDED = str.maketrans({"ł": "l", "Ł": "L", "ı": "i"})


class NamePool(msgspec.Struct, frozen=True):
    """Names that go together, how they are built, and how common they are (parts of a hundred)."""

    group: NameGroup
    share: float
    male: tuple[str, ...]
    female: tuple[str, ...]
    family: tuple[str, ...] = ()


class NameTable(msgspec.Struct, frozen=True):
    """The packaged names."""

    pools: tuple[NamePool, ...]
    short_forms: dict[str, str]
    other_spellings: dict[str, str]


class DrawnName(NamedTuple):
    """Family name, given names (empty for people of one name), and how the name is built."""

    family: str
    given: str
    group: NameGroup


@cache
def name_table() -> NameTable:
    """The packaged names, read once."""
    return read_table("names.yaml", NameTable)


def draw_pool(chance: random.Random) -> NamePool:
    """Where somebody's names come from."""
    pools = name_table().pools
    return chance.choices(pools, weights=[pool.share for pool in pools])[0]


def draw_name(
    chance: random.Random, sex: str, pool: NamePool | None = None, family: str | None = None
) -> DrawnName:
    """A whole name for that sex (F or M) from that pool, or from any; `family` is inherited where names are."""
    source = pool or draw_pool(chance)
    given = _given(chance, source, sex)
    if source.group is NameGroup.ONE_NAME:
        return DrawnName(given, "", source.group)
    return DrawnName(family or chance.choice(source.family), given, source.group)


def _given(chance: random.Random, pool: NamePool, sex: str) -> str:
    choices = pool.female if sex == "F" else pool.male
    given = chance.choice(choices)
    if pool.group in (NameGroup.PLAIN, NameGroup.HYPHENATED) and happens(chance, _SECOND_NAME):
        second = chance.choice(choices)
        return given if second == given else f"{given} {second}"
    return given


def plain_slug(name: str) -> str:
    """A name in lower-case plain letters joined by hyphens, for identifiers: `Łukasz O'Neill` -> `lukasz-oneill`."""
    folded = unicodedata.normalize("NFKD", name.translate(_FOLDED)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", folded.lower().replace("'", "")).strip("-")
