"""The identity strip: who the child is, on top of each of the child's pages."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class IdentityFact:
    """A column of the strip: "Plan", "Child protection", "second, day 45"."""

    name: str
    said: Sentence
    note: Sentence = ""


@dataclass(frozen=True, slots=True)
class IdentityStrip:
    """The child's name and up to six facts. `is_heading` on the one page whose title is the child's name."""

    name: str
    facts: tuple[IdentityFact, ...]
    kind: str = "Child"
    is_heading: bool = False
    template: ClassVar[str] = "components/identity_strip.html"
