"""Who is to be told, and who has accepted."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import LevelMark
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class TellLine:
    """One recipient: `state` is sent, opened, spoken to or accepted, with its time. `waits` stands for a button.

    `also` is a second, quieter thing to do, such as noting that somebody was spoken to.
    """

    mark: LevelMark
    who: str
    how: Sentence
    state: str
    action: Action | None = None
    also: Action | None = None
    waits: str = ""


@dataclass(frozen=True, slots=True)
class TellList:
    heading: str
    lines: tuple[TellLine, ...]
    hold_back: Sentence = ""
    level: int = 3
    template: ClassVar[str] = "components/tell_list.html"


@dataclass(frozen=True, slots=True)
class SenderReply:
    """What the sender was told: the same words for every record, never editable."""

    words: str
    remark: Sentence
    level: int = 3
    template: ClassVar[str] = "components/sender_reply.html"
