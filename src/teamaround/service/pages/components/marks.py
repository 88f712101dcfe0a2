"""Marks of level and of certainty: always a shape, a word and a colour together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from markupsafe import Markup


class Level(StrEnum):
    """How urgent. Green ("done") never stands for safe."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    QUEUE = "queue"
    DONE = "done"


class Certainty(StrEnum):
    """How sure a statement is."""

    CONFIRMED = "confirmed"
    STATED = "stated"
    SUSPECTED = "suspected"
    ENDED = "ended"
    IN_DOUBT = "in_doubt"


LEVEL_WORDS = {
    Level.RED: "Red",
    Level.AMBER: "Amber",
    Level.BLUE: "Blue",
    Level.QUEUE: "Queue",
    Level.DONE: "Done",
}

CERTAINTY_WORDS = {
    Certainty.CONFIRMED: "Confirmed",
    Certainty.STATED: "Stated",
    Certainty.SUSPECTED: "Suspected",
    Certainty.ENDED: "Ended",
    Certainty.IN_DOUBT: "In doubt",
}

_OCTAGON = "M6 .5h8l5.5 5.5v8L14 19.5H6L.5 14V6z"
_STEM = '<path d="M10 4.6v6.6" stroke="#FFFFFF" stroke-width="2.6"/><circle cx="10" cy="14.6" r="1.6" fill="#FFFFFF"/>'

LEVEL_SHAPES = {
    Level.RED: f'<path d="{_OCTAGON}" fill="#A4161A"/>{_STEM}',
    Level.AMBER: (
        '<path d="M10 1.6 19 18.4H1z" fill="#FFD27A" stroke="#8A5200" stroke-width="1.4" stroke-linejoin="round"/>'
        '<path d="M10 7v5.4" stroke="#3D2400" stroke-width="2.2"/><circle cx="10" cy="15.3" r="1.3" fill="#3D2400"/>'
    ),
    Level.BLUE: (
        '<circle cx="10" cy="10" r="9" fill="#1D5C96"/><circle cx="10" cy="5.8" r="1.5" fill="#FFFFFF"/>'
        '<path d="M10 8.6v6.4" stroke="#FFFFFF" stroke-width="2.6"/>'
    ),
    Level.QUEUE: (
        '<rect x="1.5" y="1.5" width="17" height="17" fill="none" stroke="#484949" stroke-width="1.6"'
        ' stroke-dasharray="3 2.2"/><path d="M7.2 7.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.4 1.1-1.4 2.2" fill="none"'
        ' stroke="#484949" stroke-width="2"/><circle cx="10" cy="14.9" r="1.3" fill="#484949"/>'
    ),
    Level.DONE: (
        '<rect x="1.5" y="1.5" width="17" height="17" fill="#FFFFFF" stroke="#0F6B4B" stroke-width="1.8"/>'
        '<path d="M5.4 10.2l3.2 3.3 6-7" fill="none" stroke="#0F6B4B" stroke-width="2.2"/>'
    ),
}

CERTAINTY_SHAPES = {
    Certainty.CONFIRMED: '<circle cx="7" cy="7" r="6" fill="#0B0C0C"/>',
    Certainty.STATED: (
        '<circle cx="7" cy="7" r="5.4" fill="#FFFFFF" stroke="#0B0C0C" stroke-width="1.4"/>'
        '<path d="M7 1.6a5.4 5.4 0 0 1 0 10.8z" fill="#0B0C0C"/>'
    ),
    Certainty.SUSPECTED: (
        '<circle cx="7" cy="7" r="5.4" fill="none" stroke="#0B0C0C" stroke-width="1.5" stroke-dasharray="2.4 1.85"/>'
    ),
    Certainty.ENDED: '<path d="M0 7h10.5M11.5 2v10" fill="none" stroke="#6B7678" stroke-width="1.8"/>',
    Certainty.IN_DOUBT: (
        '<circle cx="7" cy="7" r="5.4" fill="none" stroke="#0B0C0C" stroke-width="1.5"/>'
        '<path d="M3.4 10.6l7.2-7.2" stroke="#0B0C0C" stroke-width="1.5"/>'
    ),
}


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A level's shape with its word beside it, or, where other words stand there, for those who listen only.

    `word` defaults to the level's own; `size` is the shape's side in pixels.
    """

    level: Level
    word: str = ""
    hidden: bool = False
    size: int = 20
    template: ClassVar[str] = "components/level_mark.html"

    @property
    def said(self) -> str:
        return self.word or LEVEL_WORDS[self.level]

    @property
    def drawn(self) -> Markup:
        return drawn_level(self)


@dataclass(frozen=True, slots=True)
class CertaintyMark:
    """A certainty's shape; its word is seen unless `hidden`, and is heard always."""

    certainty: Certainty
    word: str = ""
    hidden: bool = False
    template: ClassVar[str] = "components/certainty_mark.html"

    @property
    def said(self) -> str:
        return self.word or CERTAINTY_WORDS[self.certainty]

    @property
    def shape(self) -> Markup:
        """The shape alone, for places that print the word themselves."""
        return _certainty_shape(self.certainty)

    @property
    def drawn(self) -> Markup:
        return drawn_certainty(self)


def _word(text: str, hidden: bool) -> Markup:
    css = "govuk-visually-hidden" if hidden else "app-mark-word"
    return Markup('<span class="{}">{}</span>').format(css, text)


def drawn_level(mark: LevelMark) -> Markup:
    """The level's mark as markup."""
    shape = Markup(LEVEL_SHAPES[mark.level])  # noqa: S704  # our own constant
    return Markup(
        '<span class="app-level app-level--{}"><svg viewBox="0 0 20 20" width="{}" height="{}" aria-hidden="true"'
        ' focusable="false">{}</svg>{}</span>'
    ).format(mark.level, mark.size, mark.size, shape, _word(mark.said, mark.hidden))


def drawn_certainty(mark: CertaintyMark) -> Markup:
    """The certainty's mark as markup."""
    return Markup('<span class="app-certainty">{}{}</span>').format(mark.shape, _word(mark.said, mark.hidden))


def _certainty_shape(certainty: Certainty) -> Markup:
    shape = Markup(CERTAINTY_SHAPES[certainty])  # noqa: S704  # our own constant
    return Markup(
        '<svg class="app-certainty__shape" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"'
        ' focusable="false">{}</svg>'
    ).format(shape)
