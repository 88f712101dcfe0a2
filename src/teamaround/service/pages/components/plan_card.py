"""The plan card: the few facts an outsider to the case needs to act."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class PlanCard:
    """(name, sentence) rows under a heading: child, plan, home's label, school, lead worker, dangers."""

    rows: tuple[tuple[str, Sentence], ...]
    heading: str = "Plan card"
    level: int = 4
    template: ClassVar[str] = "components/plan_card.html"
