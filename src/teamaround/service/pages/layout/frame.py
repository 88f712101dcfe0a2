"""What the frame round every page needs to know."""

from dataclasses import dataclass
from datetime import datetime

from teamaround.service.pages.components.phrases import Link, Sentence
from teamaround.service.pages.words import dates


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """One part of the service. `count` is drawn in a disc; `count_words` says what it counts ("things to do")."""

    words: str
    href: str
    current: bool = False
    count: int | None = None
    count_words: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who reads: "Priya Nair", "social worker, Calder Sands". Signing out is a POST to `sign_out`.

    After so many idle minutes the session ends; so many before it the reader is asked. Nought: it never ends.
    """

    name: str
    role: str
    sign_out: str
    idle_minutes: int = 0
    warned_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Header, navigation, banner and footer of one page.

    `title` goes to the browser's title, so it never holds a full surname. `banner` is the demonstration's line.
    `wide` pages use 1,216 px, others 1,020.
    """

    title: str
    read_at: datetime
    home: str = "/"
    reader: SignedIn | None = None
    navigation: tuple[NavigationLink, ...] = ()
    banner: Sentence | None = None
    footer: tuple[Link, ...] = ()
    remark: str = "Training record. Every name and date is invented."
    recorded: bool = True
    wide: bool = True

    @property
    def read_words(self) -> str:
        """ "You read this page at 8:22pm. Reading is recorded."""
        at = f"You read this page at {dates.clock_time(self.read_at)}."
        return f"{at} Reading is recorded." if self.recorded else at

    @property
    def printed_words(self) -> str:
        """ "Printed for Priya Nair, social worker, Calder Sands, Saturday 11 May 2024, 8:22pm", on paper only."""
        if self.reader is None:
            return ""
        return f"Printed for {self.reader.name}, {self.reader.role}, {dates.full_moment(self.read_at)}."

    @property
    def current(self) -> NavigationLink | None:
        return next((link for link in self.navigation if link.current), None)
