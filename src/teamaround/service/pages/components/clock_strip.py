"""The strip of clocks: what runs, what is left, and a bar that only decorates."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.pages.pictures.clock_bar import ClockSpan, clock_bar


@dataclass(frozen=True, slots=True)
class Clock:
    """`left` leads ("47 min left", "3 days late"), then what must happen, then by when.

    `used` is the share of the time that has gone (0 to 1), and 1 for a clock that is late. `href` leads to what
    the clock counts.
    """

    left: str
    what: Sentence
    by: Sentence
    used: float
    late: bool = False
    level: Level | None = None
    href: str = ""
    template: ClassVar[str] = "components/clock.html"

    @property
    def mark(self) -> LevelMark | None:
        return None if self.level is None else LevelMark(self.level, self.left, size=16)

    @property
    def bar(self) -> Markup:
        drawn = clock_bar(ClockSpan(used=self.used, late=self.late, red=self.level is Level.RED))
        return Markup(drawn)  # noqa: S704  # drawn by our own pure function from numbers


@dataclass(frozen=True, slots=True)
class ClockStrip:
    """Up to six clocks, the most urgent first."""

    clocks: tuple[Clock, ...]
    heading: str = "Clocks"
    empty: str = "No clock is running."
    template: ClassVar[str] = "components/clock_strip.html"
