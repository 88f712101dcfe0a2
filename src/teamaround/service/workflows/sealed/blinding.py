"""Tokens are blinded, filled up so that their number says little, and cut into askings (design 7.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from teamaround.formats.sealed_way import MOST_ELEMENTS
from teamaround.matching.tokens import Token, blind, padded
from teamaround.matching.tokens.oprf import Draw, random_element
from teamaround.service.contacts.sealed_values import Blinded, BlindedLot

_Sent = tuple[str, bytes, Blinded | None]  # recipe, element, and its secret where it is no padding


def blinded_lots(
    wanted: Mapping[Token, tuple[str, ...]], *, is_bulk: bool, draw: Draw
) -> tuple[BlindedLot, ...]:
    """The askings for these tokens, each with whom it is about. Padding is recipe by recipe."""
    by_recipe: dict[str, list[Token]] = defaultdict(list)
    for token in wanted:
        by_recipe[token.recipe].append(token)
    sent = [
        one
        for recipe in sorted(by_recipe)
        for one in _padded(recipe, by_recipe[recipe], wanted, is_bulk, draw)
    ]
    return tuple(_lot(sent[at : at + MOST_ELEMENTS]) for at in range(0, len(sent), MOST_ELEMENTS))


def _padded(
    recipe: str, tokens: list[Token], wanted: Mapping[Token, tuple[str, ...]], is_bulk: bool, draw: Draw
) -> Iterator[_Sent]:
    for token in tokens:
        secret, element = blind(token.value, draw)
        yield recipe, element, Blinded(recipe, token.value, wanted[token], secret, 0)
    for _ in range(padded(len(tokens), is_bulk=is_bulk) - len(tokens)):
        yield recipe, random_element(draw), None


def _lot(sent: list[_Sent]) -> BlindedLot:
    elements: dict[str, list[bytes]] = defaultdict(list)
    secrets = []
    for recipe, element, told in sent:
        if told is not None:
            secrets.append(Blinded(recipe, told.token, told.subjects, told.secret, len(elements[recipe])))
        elements[recipe].append(element)
    return BlindedLot({name: tuple(of) for name, of in elements.items()}, tuple(secrets))
