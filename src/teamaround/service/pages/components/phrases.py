"""Sentences of a page: plain text, or text with bold facts, links and marks in it.

A `Sentence` is a string or a tuple of pieces. The `say` filter turns it into escaped markup, so presenters
never hold HTML.
"""

from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup, escape

from teamaround.service.pages.components.marks import CertaintyMark, LevelMark, drawn_certainty, drawn_level


@dataclass(frozen=True, slots=True)
class Strong:
    """The fact or the time: bold. Nothing else is."""

    text: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Words in bold red: "Never, as at now". Only where the words say by themselves what is wrong."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Secondary words: smaller and greyer, never the only place of a fact."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way on. `about` completes the words for those who hear the link alone ("Why" + "this is strong")."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """One word in a box: "New", "Nobody". `tone` is "red", "amber" or "plain"."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line break inside one sentence."""


@dataclass(frozen=True, slots=True)
class Padlock:
    """The closed lock before a protected address's label."""


Piece: TypeAlias = str | Strong | Alarm | Quiet | Link | Badge | NewLine | Padlock | LevelMark | CertaintyMark
Sentence: TypeAlias = str | tuple[Piece, ...]

PADLOCK = Markup(
    '<svg class="app-padlock" viewBox="0 0 12 14" width="12" height="14" aria-hidden="true" focusable="false">'
    '<path d="M2.5 6V4a3.5 3.5 0 0 1 7 0v2" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<rect x="0" y="6" width="12" height="8" fill="currentColor"/></svg>'
)


def _drawn_link(link: Link) -> Markup:
    about = Markup('<span class="govuk-visually-hidden"> {}</span>').format(link.about) if link.about else ""
    return Markup('<a class="govuk-link" href="{}">{}{}</a>').format(link.href, link.text, about)


def _drawn(piece: Piece) -> Markup:
    match piece:
        case Strong(text):
            return Markup("<strong>{}</strong>").format(text)
        case Alarm(text):
            return Markup('<strong class="app-alarm">{}</strong>').format(text)
        case Quiet(text):
            return Markup('<span class="app-quiet">{}</span>').format(text)
        case Link():
            return _drawn_link(piece)
        case Badge(text, tone):
            return Markup('<strong class="app-badge app-badge--{}">{}</strong>').format(tone, text)
        case NewLine():
            return Markup("<br>")
        case Padlock():
            return PADLOCK
        case LevelMark():
            return drawn_level(piece)
        case CertaintyMark():
            return drawn_certainty(piece)
        case _:
            return escape(piece)


def say(sentence: Sentence) -> Markup:
    """The sentence as markup; every text in it is escaped."""
    if isinstance(sentence, str):
        return escape(sentence)
    return Markup("").join(_drawn(piece) for piece in sentence)


def plain(sentence: Sentence) -> str:
    """The sentence's words alone, for titles and accessible names."""
    if isinstance(sentence, str):
        return sentence
    return "".join(_words_of(piece) for piece in sentence)


def _words_of(piece: Piece) -> str:
    match piece:
        case Padlock():
            return ""
        case NewLine():
            return " "
        case LevelMark() | CertaintyMark():
            return piece.said
        case Strong() | Alarm() | Quiet() | Link() | Badge():
            return piece.text
        case _:
            return piece
