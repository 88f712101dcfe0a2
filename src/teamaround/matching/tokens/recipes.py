"""From a normalised person or place to tokens, by versioned recipes that both sides share (design 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal, NamedTuple

import msgspec

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.tokens.parts import PARTS, View

OF_NAME = frozenset(
    (
        "forename",
        "forename_backwards",
        "form_sound",
        "initial",
        "sounds",
        "surname_backwards",
        "surname_part",
        "surname_soundex",
    )
)
OF_PLACE = frozenset(("door", "postcode", "uprn", "unit"))


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
    """The tokens of a person in order of use, each once. `listed`: for the watch list, which asks more widely."""
    found = (token for one in recipe_table().recipes for token in _tokens(one, person, listed))
    return tuple(dict.fromkeys(found))


def tokens_of_place(place: NormalPlace) -> tuple[Token, ...]:
    """The tokens of a place, down to the flat."""
    view = View(NormalName(), NormalPerson().born, place)
    rows = (one for one in recipe_table().recipes if one.of == "place")
    return tuple(dict.fromkeys(token for one in rows for token in _of_view(one, view, False)))


def _tokens(recipe: Recipe, person: NormalPerson, listed: bool) -> Iterator[Token]:
    if recipe.of == "place":
        if not listed:  # a listed person's places are listed as places, where they are protected
            yield from (token for place in person.places for token in tokens_of_place_by(recipe, place))
        return
    if recipe.not_on_default_date and person.born.default:
        return
    if recipe.when_unknown and not listed and person.born.full:
        return
    for view in _views(recipe, person):
        yield from _of_view(recipe, view, listed)


def tokens_of_place_by(recipe: Recipe, place: NormalPlace) -> Iterator[Token]:
    """The tokens of a place by one recipe."""
    return _of_view(recipe, View(NormalName(), NormalPerson().born, place), False)


def _of_view(recipe: Recipe, view: View, listed: bool) -> Iterator[Token]:
    names = (recipe.listed.get(part, part) if listed else part for part in recipe.parts)
    for values in product(*(PARTS[name](view) for name in names)):
        text = "|".join((recipe_table().version, recipe.recipe, *values))
        yield Token(recipe.recipe, text.encode())


def _views(recipe: Recipe, person: NormalPerson) -> Iterator[View]:
    """The person under each name, at each place and by each number that the recipe looks at."""
    wanted = frozenset(recipe.parts)
    names = person.names if wanted & OF_NAME else (NormalName(),)
    places = person.places if wanted & OF_PLACE else (NormalPlace(),)
    phones = person.phones if "phone" in wanted else ("",)
    for name, place, phone in product(names, places, phones):
        yield View(name, person.born, place, phone, person.nhs_number)
