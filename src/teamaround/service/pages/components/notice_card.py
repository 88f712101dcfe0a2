"""A notice to somebody outside the case: whom to speak to and by when, never why."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """`kind` reads "Red notice"; `lines` follow the title; the first stands larger."""

    level: Level
    kind: str
    title: str
    deadline: str
    lines: tuple[Sentence, ...]
    deadline_note: str = ""
    actions: tuple[Action, ...] = ()
    template: ClassVar[str] = "components/notice_card.html"

    @property
    def mark(self) -> LevelMark:
        return LevelMark(self.level, self.kind)
