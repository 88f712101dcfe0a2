"""How many tokens listed people have under each recipe, with all their names and homes: the quota goes by it."""

from __future__ import annotations

from collections import Counter

from teamaround.matching.linkage import ListedPerson
from teamaround.matching.linkage.listed import faces
from teamaround.matching.tokens import Token, recipe_table, tokens_of
from teamaround.service.demo.partnership import Partnership
from tests.demo.watched import listed_people


def test_quota_of_each_recipe_is_what_listed_people_need(partnership: Partnership) -> None:
    """No less, or a whole list is refused; hardly more, or somebody could ask about people who are not listed."""
    people = listed_people(partnership)
    made = Counter(one.recipe for person in people for one in _tokens(person))
    mean = {recipe: number / len(people) for recipe, number in made.items()}
    of_people = {one.recipe: one.asked for one in recipe_table().recipes if one.of == "person"}
    assert {
        recipe for recipe, asked in of_people.items() if not mean[recipe] <= asked < mean[recipe] + 2
    } == set()


def _tokens(person: ListedPerson) -> set[Token]:
    return {token for face in faces(person) for token in tokens_of(face, listed=True)}
