"""The desk's queue: most urgent first."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.marks import LevelMark
from teamaround.service.pages.components.phrases import Link, Sentence


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`mark` reads "Red: address link"; `deadline` is bold, `left` follows it after a comma."""

    mark: LevelMark
    title: str
    href: str
    about: Sentence
    deadline: str
    left: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class QueueList:
    """The rows in order. With `more` a phone shows the first three and that link to the page of the whole queue.

    `note` says what is not in the queue.
    """

    rows: tuple[QueueRow, ...]
    heading: str = "Queue, most urgent first"
    more: Link | None = None
    note: Sentence = ""
    empty: Sentence = "Nothing waits."
    template: ClassVar[str] = "components/queue_list.html"
