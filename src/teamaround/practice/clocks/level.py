"""How loud something is: the levels of domain 5.0."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Red: a named person within the hour, day or night. Amber: a working day. Blue: a digest. Queue: match review."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    QUEUE = "queue"

    @property
    def rank(self) -> int:
        """0 for the loudest. Levels compare by this, never as text."""
        return _LOUDEST_FIRST.index(self)

    def at_least(self, asked: Level) -> bool:
        """Whether this level is as loud as the one asked, or louder."""
        return self.rank <= asked.rank


_LOUDEST_FIRST = tuple(Level)
