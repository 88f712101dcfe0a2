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


class Token(NamedTuple):
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
    rows = (row for row in _rows(listed) if not _left_out(row.recipe, person, listed))
    return tuple(dict.fromkeys(token for row in rows for view in views for token in view.tokens(row)))


def tokens_of_place(place: NormalPlace) -> tuple[Token, ...]:
    """The tokens of a place, down to the flat."""
    seen = _Seen(View(NormalName(), NormalDate(), place))
    return tuple(token for row in _rows(False) if row.recipe.of == "place" for token in seen.tokens(row))


class _Row(NamedTuple):
    """A recipe made ready for one side: what its tokens begin with, and its parts there."""

    recipe: Recipe
    begins: str
    parts: tuple[str, ...]


@cache
def _rows(listed: bool) -> tuple[_Row, ...]:
    table = recipe_table()
    return tuple(
        _Row(
            one,
            f"{table.version}|{one.recipe}|",
            tuple(one.listed.get(part, part) if listed else part for part in one.parts),
        )
        for one in table.recipes
        if not (listed and one.of == "place")
    )


class _Seen:
    """A view of a person with the values of its parts, each read off once for all recipes."""

    __slots__ = ("_known", "_view")

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, tuple[str, ...]] = {}

    def tokens(self, row: _Row) -> Iterator[Token]:
        """The tokens by one recipe: none where a part of it is not known."""
        values = [self._values(part) for part in row.parts]
        for told in product(*values):
            yield Token(row.recipe.recipe, (row.begins + "|".join(told)).encode())

    def _values(self, part: str) -> tuple[str, ...]:
        found = self._known.get(part)
        if found is None:
            found = self._known[part] = tuple(PARTS[part](self._view))
        return found


def _seen_as(person: NormalPerson) -> Iterator[tuple[NormalName, NormalDate, NormalPlace, str]]:
    """The person under each name, at each place and with each telephone number."""
    phones = person.phones or ("",)
    for name, place, phone in product(person.names or _NO_NAME, person.places or _NO_PLACE, phones):
        yield name, person.born, place, phone


def _left_out(recipe: Recipe, person: NormalPerson, listed: bool) -> bool:
    """Whether a recipe says nothing of this person, or is left to others."""
    if recipe.not_on_default_date and person.born.default:
        return True
    return bool(recipe.when_unknown) and not listed and person.born.full
