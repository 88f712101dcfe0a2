"""The alert card: everything an alert owes its reader, in its one order."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.pages.components.plan_card import PlanCard


@dataclass(frozen=True, slots=True)
class AlertCard:
    """One alert, whole. `kind` reads "Red alert: address link"; the headline is what was observed.

    Lines that do not apply are None or empty and are left out. `opened` is the desk's broad form, in which
    `beside` holds the plan card. `heading` is the headline's level (2-4).
    """

    level: Level
    kind: str
    headline: str
    deadline: str
    what: Sentence
    how_we_know: Sentence
    how_sure: Sentence
    undermines: Sentence | None = None
    check_next: tuple[Sentence, ...] = ()
    does_not_mean: Sentence | None = None
    actions: tuple[Action, ...] = ()
    hold_back: Sentence | None = None
    beside: PlanCard | None = None
    opened: bool = False
    heading: int = 3
    template: ClassVar[str] = "components/alert_card.html"

    @property
    def mark(self) -> LevelMark:
        return LevelMark(self.level, self.kind)

    @property
    def lines(self) -> tuple[tuple[str, Sentence], ...]:
        """The lines above "Check next" as (name, sentence)."""
        named = (
            ("What", self.what),
            ("How we know", self.how_we_know),
            ("How sure", self.how_sure),
            ("What it undermines", self.undermines),
        )
        return tuple((name, said) for name, said in named if said is not None)
