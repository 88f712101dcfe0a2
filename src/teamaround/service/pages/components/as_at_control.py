"""The control that shows a page as at an earlier moment. Works without script; a script adds the slider."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from teamaround.service.pages.components.phrases import Link
from teamaround.service.pages.words import dates


@dataclass(frozen=True, slots=True)
class AsAtControl:
    """A GET form with `date` and `time`. `earliest` starts the slider; None leaves the slider out.

    `decisions` are links to the page as at the days on which something was decided. `error` stands at the date.
    """

    address: str
    as_at: datetime
    now: datetime
    earliest: date | None = None
    decisions: tuple[Link, ...] = ()
    with_time: bool = True
    error: str = ""
    typed: tuple[str, str] = ("", "")
    template: ClassVar[str] = "components/as_at_control.html"

    @property
    def date_value(self) -> str:
        """ "11/5/2024"; what was typed, where it was not taken."""
        if self.typed[0]:
            return self.typed[0]
        at = dates.in_london(self.as_at)
        return f"{at.day}/{at.month}/{at.year}"

    @property
    def time_value(self) -> str:
        if self.typed[0]:
            return self.typed[1]
        return dates.clock_time(self.as_at)

    @property
    def span_days(self) -> int:
        """Days from the earliest day to today: the slider's length."""
        return (dates.in_london(self.now).date() - self.earliest).days if self.earliest else 0

    @property
    def chosen_days(self) -> int:
        return (dates.in_london(self.as_at).date() - self.earliest).days if self.earliest else 0

    @property
    def since_words(self) -> str:
        """ "or slide from February 2023 to now"."""
        return f"or slide from {self.earliest:%B %Y} to now" if self.earliest else ""
