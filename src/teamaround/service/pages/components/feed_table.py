"""Who feeds us, since when, and who is silent."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.marks import LevelMark


@dataclass(frozen=True, slots=True)
class FeedRow:
    """`mark` holds the state in words: done "Working", amber "Silent 9 h. Usual gap 2 h", queue "No feed"."""

    agency: str
    since: str
    last_heard: str
    mark: LevelMark


@dataclass(frozen=True, slots=True)
class FeedTable:
    rows: tuple[FeedRow, ...]
    heading: str = "Who feeds us, since when, and who is silent"
    template: ClassVar[str] = "components/feed_table.html"
