"""My work: things to do, most urgent first, one button each."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import LevelMark
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`mark` reads "No reply yet"; `why` says why; `due` and `due_note` by when, and of whom."""

    mark: LevelMark
    title: str
    why: Sentence
    due: str
    due_note: str = ""
    action: Action | None = None
    heading: int = 2
    template: ClassVar[str] = "components/work_row.html"


@dataclass(frozen=True, slots=True)
class WorkList:
    """At most ten rows; `later` says how many more there are and leads to them."""

    rows: tuple[WorkRow, ...]
    later: Sentence = ""
    note: Sentence = ""
    empty: Sentence = "Nothing to do now."
    template: ClassVar[str] = "components/work_list.html"
