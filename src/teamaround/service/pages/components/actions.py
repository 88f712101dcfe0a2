"""Things a reader can do: a link that looks like a button, or a form of one button."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Action:
    """One button. With `posts` it is a form of its own that posts `fields` (and the token); else a link.

    `about` completes the words for those who hear the button alone. `size` is "usual" or "small".
    """

    words: str
    href: str
    posts: bool = False
    secondary: bool = False
    small: bool = False
    about: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    template: ClassVar[str] = "components/action.html"

    @property
    def css(self) -> str:
        """The classes of the button."""
        names = ["app-button"]
        names += ["app-button--secondary"] if self.secondary else []
        names += ["app-button--small"] if self.small else []
        return " ".join(names)
