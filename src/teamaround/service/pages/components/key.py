"""The keys under the two pictures: each sign beside its words."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from teamaround.service.pages.pictures import keys


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A sign as SVG, and what it means."""

    sign: Markup
    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class KnowledgeKey:
    """What the signs of "who knew what, when" mean."""

    template: ClassVar[str] = "components/key.html"

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        return tuple(KeyRow(Markup(row.svg), row.words, row.strong) for row in keys.knowledge_key())  # noqa: S704  # our own constants


@dataclass(frozen=True, slots=True)
class NetworkKey:
    """What the lines of "people and places" mean."""

    template: ClassVar[str] = "components/key.html"

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        return tuple(KeyRow(Markup(row.svg), row.words, row.strong) for row in keys.network_key())  # noqa: S704  # our own constants
