"""A model made ready for counting: plain look-ups instead of nested tables."""

from __future__ import annotations

from teamaround.matching.identity.names import NormalName
from teamaround.matching.linkage.levels import Field, Level
from teamaround.matching.linkage.model import LinkageModel
from teamaround.matching.linkage.rarity import NameShares, RarityBits, packaged_shares


class Weights:
    """The bits of every level of one model, with one table of name frequencies."""

    def __init__(self, model: LinkageModel, shares: NameShares | None = None) -> None:
        known = shares or packaged_shares()
        self.model = model
        self.likeness = model.likeness
        self.forename = _bits(model, Field.FORENAME)
        self.surname = _bits(model, Field.SURNAME)
        self.born = _bits(model, Field.BORN)
        self.place = _bits(model, Field.PLACE)
        self.phone = _bits(model, Field.PHONE)
        self.nhs_number = _bits(model, Field.NHS_NUMBER)
        self.sex = _bits(model, Field.SEX)
        self.prior = model.prior.bits
        self._forenames = RarityBits(model.rarity[Field.FORENAME], known.forename)
        self._surnames = RarityBits(model.rarity[Field.SURNAME], known.surname)

    def both_given(self, one: str, other: str) -> bool:
        """Whether these are two forenames that children are given often enough to be listed: Liam is, Bob is not."""
        return one != other and self._forenames.lists(one) and self._forenames.lists(other)

    def forename_bits(self, level: Level, name: NormalName) -> float:
        """Bits of a forename level; an exact forename counts by its frequency."""
        return self._forenames.of(name.forename) if level is Level.EXACT else self.forename[level]

    def surname_bits(self, level: Level, name: NormalName) -> float:
        """Bits of a surname level; an exact surname counts by its frequency."""
        return self._surnames.of(name.surname) if level is Level.EXACT else self.surname[level]


def _bits(model: LinkageModel, field: Field) -> dict[Level, float]:
    return {level: model.bits(field, level) for level in model.comparisons[field].levels}


_MADE: dict[str, Weights] = {}


def weights_of(model: LinkageModel) -> Weights:
    """The weights of a model with the packaged name frequencies, made once a model."""
    if (made := _MADE.get(model.content_sha256)) is None:
        made = _MADE[model.content_sha256] = Weights(model)
    return made
