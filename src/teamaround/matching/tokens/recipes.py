"""From a normalised person or place to tokens, by versioned recipes that both sides share (design 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from operator import itemgetter
from typing import Literal, NamedTuple

import msgspec

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.tokens.part_table import PARTS
from teamaround.matching.tokens.parts import Part, View

_NO_NAME, _NO_PLACE, _NO_PHONE = (NormalName(),), (NormalPlace(),), ("",)


class Token(msgspec.Struct, frozen=True, gc=False):
    """What the oblivious function is asked about. `value` is `version|recipe|parts`, never sent in the clear."""

    recipe: str
    value: bytes


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One conjunction of parts that opens a contact by itself. The columns stand in recipes.yaml."""

    recipe: str
    of: Literal["person", "place"]
    asked: int
    parts: tuple[str, ...]
    words: str
    listed: Mapping[str, str] = {}
    not_on_default_date: bool = False
    when_unknown: Literal["", "born"] = ""

    def parts_of(self, listed: bool) -> tuple[str, ...]:
        """The parts as the watch list, or as a contact, uses them."""
        return tuple(self.listed.get(part, part) if listed else part for part in self.parts)


class RecipeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All recipes in order of use."""

    version: str
    source: str
    provenance: str
    recipes: tuple[Recipe, ...]

    def place_of(self, recipe: str) -> int:
        """Where a recipe stands in the order of use: the later are left out where slots are too few."""
        return self.names.index(recipe)

    def asked_of(self, recipe: str) -> int:
        """How many tokens a listed person or place has under a recipe on average. Raises KeyError."""
        return {one.recipe: one.asked for one in self.recipes}[recipe]

    @property
    def names(self) -> tuple[str, ...]:
        """The slugs in order of use."""
        return tuple(one.recipe for one in self.recipes)


@cache
def recipe_table() -> RecipeTable:
    """The table that ships with the package."""
    content = files(__package__).joinpath("packaged", "recipes.yaml").read_bytes()
    return msgspec.yaml.decode(content, type=RecipeTable)


def tokens_of(person: NormalPerson, *, listed: bool = False) -> tuple[Token, ...]:
    """The tokens of a person in order of use, each once. `listed`: for the watch list, which asks more widely.

    A listed person's places have no tokens here: they are listed for themselves, where they are protected.
    """
    return _tokens(_side(listed, person.born.default, person.born.full), _seen_as(person))


def tokens_of_place(place: NormalPlace) -> tuple[Token, ...]:
    """The tokens of a place, down to the flat."""
    return _tokens(_side_of_places(), [View(NormalName(), NormalDate(), place)])


class _Row(NamedTuple):
    """A recipe made ready for one side. `parts` picks what its tokens begin with, and its parts, from what is read."""

    slug: str
    parts: Callable[[Sequence[tuple[str, ...]]], tuple[tuple[str, ...], ...]]


class _Side(NamedTuple):
    """The recipes of one side, and how every part that occurs in them is read off a view."""

    begins: tuple[tuple[str], ...]
    reads: tuple[Part, ...]
    rows: tuple[_Row, ...]


def _tokens(side: _Side, views: list[View]) -> tuple[Token, ...]:
    """The tokens by all recipes of a side, each once: none by a recipe of which a part is not known.

    One loop and no small functions: this runs for every contact, and half its time went into calls.
    """
    seen = [[*side.begins, *[read(view) for read in side.reads]] for view in views]
    found: dict[bytes, Token] = {}
    for slug, parts in side.rows:
        for values in seen:
            for told in product(*parts(values)):
                value = "|".join(told).encode()
                found[value] = Token(slug, value)
    return tuple(found.values())


@cache
def _side(listed: bool, default_date: bool, born_known: bool) -> _Side:
    """The recipes of one side for whoever was, or was not, born on a default date, and whose birth is known whole."""
    rows = recipe_table().recipes
    return _made_ready([one for one in rows if not _left_out(one, listed, default_date, born_known)], listed)


@cache
def _side_of_places() -> _Side:
    return _made_ready([one for one in recipe_table().recipes if one.of == "place"], False)


def _made_ready(recipes: list[Recipe], listed: bool) -> _Side:
    of_each = [one.parts_of(listed) for one in recipes]
    read = tuple(dict.fromkeys(part for parts in of_each for part in parts))
    begins = tuple((f"{recipe_table().version}|{one.recipe}",) for one in recipes)
    rows = (
        _Row(one.recipe, itemgetter(at, *(len(begins) + read.index(part) for part in parts)))
        for at, (one, parts) in enumerate(zip(recipes, of_each, strict=True))
    )
    return _Side(begins, tuple(PARTS[part] for part in read), tuple(rows))


def _left_out(recipe: Recipe, listed: bool, default_date: bool, born_known: bool) -> bool:
    """Whether a recipe says nothing of such a person, or is left to others."""
    if (listed and recipe.of == "place") or (recipe.not_on_default_date and default_date):
        return True
    return bool(recipe.when_unknown) and not listed and born_known


def _seen_as(person: NormalPerson) -> list[View]:
    """The person under each name, at each place and with each telephone number."""
    return [
        View(name, person.born, place, phone, person.nhs_number)
        for name in person.names or _NO_NAME
        for place in person.places or _NO_PLACE
        for phone in person.phones or _NO_PHONE
    ]
