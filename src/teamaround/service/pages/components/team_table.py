"""The team around the child, and the agencies that left it."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.marks import LevelMark
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class TeamMember:
    """An active agency: who speaks for it, and when it was last there."""

    agency: str
    person: Sentence
    note: Sentence = ""


@dataclass(frozen=True, slots=True)
class DepartedAgency:
    """An agency that left. `accepted_by` is None while nobody has accepted the gap: then "Nobody" is boxed."""

    agency: str
    left: str
    reason: Sentence
    left_open: Sentence
    accepted_by: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TeamTable:
    """The team: `mark` says whether it is thin, `remark` what that means and the way on."""

    heading: str
    members: tuple[TeamMember, ...]
    departed: tuple[DepartedAgency, ...] = ()
    mark: LevelMark | None = None
    remark: Sentence = ""
    outside: Sentence = ""
    template: ClassVar[str] = "components/team_table.html"
