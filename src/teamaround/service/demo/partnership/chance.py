"""Seeded chance: one independent stream for each part, so that a change in one part does not move the others."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

Choice = TypeVar("Choice")


def stream(seed: int, part: str) -> random.Random:
    """The stream of chance of one part of the partnership."""
    return random.Random(f"{seed}/{part}")  # noqa: S311  (invents people; keeps no secret)


def weighted(chance: random.Random, shares: Mapping[Choice, float]) -> Choice:
    """One of the keys, as often as its share says. Shares need not add up to anything."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def happens(chance: random.Random, share: float) -> bool:
    """True in `share` of cases, 0 to 1."""
    return chance.random() < share


def day_between(chance: random.Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included; `first` when the span is empty."""
    return first + timedelta(days=chance.randint(0, max(0, (last - first).days)))


def some_of(chance: random.Random, choices: Sequence[Choice], least: int, most: int) -> tuple[Choice, ...]:
    """Between `least` and `most` different choices, in the order of `choices`."""
    wanted = min(len(choices), chance.randint(least, most))
    return tuple(choices[place] for place in sorted(chance.sample(range(len(choices)), wanted)))
