"""From a normalised person or place to tokens, by versioned recipes that both sides share (design 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal, NamedTuple

import msgspec

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.tokens.parts import PARTS, View

_NO_NAME, _NO_PLACE = (NormalName(),), (NormalPlace(),)


class Token(msgspec.Struct, frozen=True, gc=False):
    """What the oblivious function is asked about. `value` is `version|recipe|parts`, never sent in the clear."""

    recipe: str
    value: bytes


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One conjunction of parts that opens a contact by itself. The columns stand in recipes.yaml."""

    recipe: str
    of: Literal["person", "place"]
    parts: tuple[str, ...]
    words: str
    listed: Mapping[str, str] = {}
    not_on_default_date: bool = False
    when_unknown: Literal["", "born"] = ""


class RecipeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All recipes in order of use."""

    version: str
    source: str
    provenance: str
    recipes: tuple[Recipe, ...]

    def place_of(self, recipe: str) -> int:
        """Where a recipe stands in the order of use: the later are left out where slots are too few."""
        return self.names.index(recipe)

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
    views = [_Seen(View(*seen, person.nhs_number)) for seen in _seen_as(person)]
    rows = _rows(listed, person.born.default, person.born.full)
    return tuple(dict.fromkeys([token for row in rows for view in views for token in view.tokens(row)]))


def tokens_of_place(place: NormalPlace) -> tuple[Token, ...]:
    """The tokens of a place, down to the flat."""
    seen = _Seen(View(NormalName(), NormalDate(), place))
    return tuple(token for row in _rows_of_places() for token in seen.tokens(row))


class _Row(NamedTuple):
    """A recipe made ready for one side: what its tokens begin with, and its parts there."""

    slug: str
    begins: str
    parts: tuple[str, ...]


@cache
def _rows(listed: bool, default_date: bool, born_known: bool) -> tuple[_Row, ...]:
    """The recipes of one side for whoever was, or was not, born on a default date, and whose birth is known whole."""
    rows = recipe_table().recipes
    return tuple(_row(one, listed) for one in rows if not _left_out(one, listed, default_date, born_known))


@cache
def _rows_of_places() -> tuple[_Row, ...]:
    return tuple(_row(one, False) for one in recipe_table().recipes if one.of == "place")


def _row(one: Recipe, listed: bool) -> _Row:
    parts = tuple(one.listed.get(part, part) if listed else part for part in one.parts)
    return _Row(one.recipe, f"{recipe_table().version}|{one.recipe}|", parts)


def _left_out(recipe: Recipe, listed: bool, default_date: bool, born_known: bool) -> bool:
    """Whether a recipe says nothing of such a person, or is left to others."""
    if (listed and recipe.of == "place") or (recipe.not_on_default_date and default_date):
        return True
    return bool(recipe.when_unknown) and not listed and born_known


class _Seen(dict[str, tuple[str, ...]]):
    """A view of a person with the values of its parts, each read off once for all recipes."""

    __slots__ = ("_view",)

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def __missing__(self, part: str) -> tuple[str, ...]:
        found = self[part] = tuple(PARTS[part](self._view))
        return found

    def tokens(self, row: _Row) -> list[Token]:
        """The tokens by one recipe: none where a part of it is not known."""
        slug, begins, parts = row
        values = [self[part] for part in parts]
        return [Token(slug, (begins + "|".join(told)).encode()) for told in product(*values)]


def _seen_as(person: NormalPerson) -> Iterator[tuple[NormalName, NormalDate, NormalPlace, str]]:
    """The person under each name, at each place and with each telephone number."""
    phones = person.phones or ("",)
    for name, place, phone in product(person.names or _NO_NAME, person.places or _NO_PLACE, phones):
        yield name, person.born, place, phone
