"""The five questions of a child's page."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.marks import CertaintyMark, LevelMark
from teamaround.service.pages.components.phrases import Link, Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """The child's own words, and to whom and when they were said."""

    said_to: str
    words: str


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """What is known or relied on, with its mark, and who says so, how they know, when.

    The mark's word is printed before the source ("Confirmed. Police saw him"), unless the mark is `hidden`:
    then it is only heard.
    """

    mark: CertaintyMark
    fact: Sentence
    source: Sentence


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What is not known, and who might know."""

    question: Sentence
    who: Sentence


@dataclass(frozen=True, slots=True)
class NextStep:
    """What must happen next: whose it is, when ("tonight 9:09pm") and what is left ("47 min left")."""

    what: Sentence
    who: Sentence
    when: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPanel:
    """One question with its answer. Exactly one kind of rows is given; `empty` is said when there are none."""

    anchor: str
    question: str
    more: Link | None = None
    voice: Voice | None = None
    alerts: tuple[AlertCard, ...] = ()
    further_alerts: tuple[Sentence, ...] = ()
    facts: tuple[SourcedFact, ...] = ()
    unknowns: tuple[OpenQuestion, ...] = ()
    steps: tuple[NextStep, ...] = ()
    links: tuple[Link, ...] = ()
    empty: Sentence = ""
    template: ClassVar[str] = "components/question_panel.html"

    @property
    def is_empty(self) -> bool:
        return not (self.alerts or self.facts or self.unknowns or self.steps or self.voice)


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """One of the five answers in a line, first on a phone."""

    question: str
    href: str
    answer: str
    mark: LevelMark | None = None


@dataclass(frozen=True, slots=True)
class ShortAnswers:
    answers: tuple[ShortAnswer, ...]
    template: ClassVar[str] = "components/short_answers.html"
