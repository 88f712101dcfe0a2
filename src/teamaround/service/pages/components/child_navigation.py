"""The child's own pages, and the moment they are shown as at."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class ChildPage:
    words: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ChildNavigation:
    """Tabs under the identity strip; on a phone a `details` named `name` ("Robin’s pages").

    `as_at` is the sentence at the right; `remarks` are state lines (feed down, stale, saved but not sent).
    """

    name: str
    pages: tuple[ChildPage, ...]
    as_at: Sentence
    remarks: tuple[Sentence, ...] = ()
    template: ClassVar[str] = "components/child_navigation.html"
