"""How much an equal name says: a rare name more than a common one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.model import NameRarity


class NameShares(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The share of people (0 to 1) who bear each forename and each surname, in normal form."""

    version: str
    source: str
    forename: dict[str, float]
    surname: dict[str, float]


@cache
def packaged_shares() -> NameShares:
    """The shares that ship with the package."""
    content = resources.files(__package__).joinpath("packaged", "name_shares.json").read_bytes()
    return msgspec.json.decode(content, type=NameShares)


def counted_shares(people: Iterable[NormalPerson], source: str) -> NameShares:
    """Shares counted from many people, say an agency's own register."""
    forenames: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for person in people:
        for name in person.names[:1]:
            forenames[name.forename] += 1
            surnames[name.surname] += 1
    return NameShares("counted", source, _shares(forenames), _shares(surnames))


def _shares(counts: Counter[str]) -> dict[str, float]:
    everybody = counts.total() or 1
    return {name: count / everybody for name, count in counts.items() if name and count > 1}


class RarityBits:
    """Bits of an equal name, worked out once a name."""

    __slots__ = ("_bits", "_rule", "_shares", "_unlisted")

    def __init__(self, rule: NameRarity, shares: dict[str, float]) -> None:
        self._rule = rule
        self._shares = shares
        self._bits: dict[str, float] = {}
        self._unlisted = self._of(rule.unlisted_share)

    def _of(self, share: float) -> float:
        bits = math.log2(self._rule.kept / share)
        return min(max(bits, self._rule.least_bits), self._rule.most_bits)

    def lists(self, name: str) -> bool:
        """Whether the frequency table holds this name."""
        return name in self._shares

    def of(self, name: str) -> float:
        """The bits of this name being equal."""
        if (bits := self._bits.get(name)) is None:
            share = self._shares.get(name)
            if share is None:
                return self._unlisted
            bits = self._bits[name] = self._of(share)
        return bits
