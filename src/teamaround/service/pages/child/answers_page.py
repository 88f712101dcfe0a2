"""Four of the five answers in full: what is known, what is not, whose word is relied on, what must happen."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.service.pages.child.answers import known_panel, relied_panel, unknown_panel
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.left_undone import left_undone
from teamaround.service.pages.child.next_steps import everything_due, next_panel
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.child.urgent import standing
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.question_panel import QuestionPanel
from teamaround.service.policy.words import Field

ALL = 1_000


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Everything on the page."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    panels: tuple[QuestionPanel, ...]


def answers_page(opened: Opened) -> AnswersPage:
    """Compose the page: the answers whose part the reader is shown."""
    panels = []
    if opened.sees(Field.CHRONOLOGY):
        panels += [unknown_panel(opened, most=ALL), known_panel(opened, most=ALL)]
    if opened.sees(Field.STATEMENTS):
        panels.append(relied_panel(opened, most=ALL))
    if opened.sees(Field.CLOCKS):
        due = everything_due(opened, standing(opened))
        panels.append(next_panel(opened, due, left_undone(opened), most=ALL))
    return AnswersPage(
        identity=identity(opened),
        navigation=navigation(opened, "child"),
        control=as_at_control(opened, "child_answers"),
        panels=tuple(panels),
    )
