"""Plain boxes: a warning strip, a tinted line, a side section, an empty state, plain words, a drawing."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class WarningStrip:
    """A strip under the title: "What we cannot hear tonight". Amber unless told otherwise."""

    said: Sentence
    level: Level = Level.AMBER
    label: str = "Warning"
    template: ClassVar[str] = "components/warning_strip.html"

    @property
    def mark(self) -> LevelMark:
        return LevelMark(self.level, self.label, hidden=True)


@dataclass(frozen=True, slots=True)
class TintedLine:
    """A line on the tint: "A child in danger now? Call 999." """

    said: Sentence
    template: ClassVar[str] = "components/tinted_line.html"


@dataclass(frozen=True, slots=True)
class SideSection:
    """A section at the side: heading under a thick line, paragraphs, perhaps one button.

    `rows` are (first line, quiet second line) pairs.
    """

    heading: str
    paragraphs: tuple[Sentence, ...] = ()
    rows: tuple[tuple[Sentence, Sentence], ...] = ()
    action: Action | None = None
    template: ClassVar[str] = "components/side_section.html"


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A quiet box with a heading. `tone` is "tint" (filled), "edge" (line at the left) or "amber"."""

    heading: str
    lines: tuple[Sentence, ...]
    tone: str = "tint"
    level: int = 2
    template: ClassVar[str] = "components/note_box.html"

    @property
    def mark(self) -> LevelMark:
        return LevelMark(Level.AMBER, "Note", hidden=True, size=18)


@dataclass(frozen=True, slots=True)
class EmptyState:
    """What would fill this place, and why it may be silent. Never "all clear"."""

    said: Sentence
    would_fill: Sentence = ""
    silence: Sentence = ""
    template: ClassVar[str] = "components/empty_state.html"


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A term of the glossary with its plain-English meaning one tap away."""

    term: str
    meaning: Sentence
    template: ClassVar[str] = "components/plain_words.html"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of `pages.pictures` on a page. `svg` must come from there; `label` names the scrolling region.

    With `phone_link` ("See the map") a phone shows that link first and the picture when it is followed; the list
    or table beside it then comes first. With `narrow`, the same picture drawn for a phone, a phone shows that one.
    With neither, the picture scrolls sideways. `anchor` must be unique on a page.
    """

    svg: str
    label: str
    phone_link: str = ""
    anchor: str = "picture"
    narrow: str = ""
    template: ClassVar[str] = "components/drawing.html"

    @property
    def markup(self) -> Markup:
        return Markup(self.svg)  # noqa: S704  # our own pure functions escape every text they draw

    @property
    def narrow_markup(self) -> Markup:
        return Markup(self.narrow)  # noqa: S704  # as above
