"""Two records side by side, field by field, differing letters marked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from markupsafe import Markup

from teamaround.service.pages.words.differences import Letters, differing
from teamaround.service.pages.words.evidence import signed_bits, strength

NOT_GIVEN = "not given"


class Verdict(StrEnum):
    """Whether a field speaks for the same person, against it, or says nothing."""

    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"


VERDICT_SHAPES = {
    Verdict.FOR: '<path d="M7 1.5v11M1.5 7h11" stroke="#1B4B5A" stroke-width="3.2" fill="none"/>',
    Verdict.AGAINST: '<path d="M1 7h12" stroke="#8A5200" stroke-width="3.2" fill="none"/>',
    Verdict.SILENT: (
        '<circle cx="7" cy="7" r="5" fill="none" stroke="#484949" stroke-width="1.4" stroke-dasharray="2.4 1.53"/>'
    ),
}


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of both records; None where a record does not give it.

    `outcome` is what the comparison found ("Equal", "Sounds the same", "Different"); without both values it is
    "Cannot compare" and counts 0, never a minus. `bits` is the evidence in base-2 logarithms of odds.
    """

    field: str
    ours: str | None
    theirs: str | None
    outcome: str
    bits: float

    @property
    def is_comparable(self) -> bool:
        return self.ours is not None and self.theirs is not None

    @property
    def verdict(self) -> Verdict:
        if not self.is_comparable or self.bits == 0:
            return Verdict.SILENT
        return Verdict.FOR if self.bits > 0 else Verdict.AGAINST

    @property
    def said(self) -> str:
        return self.outcome if self.is_comparable else "Cannot compare"

    @property
    def strength(self) -> str:
        """ "Strong for"; empty when nothing could be compared."""
        return strength(self.bits) if self.is_comparable else ""

    @property
    def counted(self) -> str:
        return signed_bits(self.bits) if self.is_comparable else "0"

    @property
    def shape(self) -> Markup:
        return Markup(VERDICT_SHAPES[self.verdict])  # noqa: S704  # our own constant

    @property
    def letters(self) -> tuple[tuple[Letters, ...], tuple[Letters, ...]]:
        """Both values in runs of letters. Only near spellings are marked: where all differs, nothing is."""
        return differing(self.ours or NOT_GIVEN, self.theirs or NOT_GIVEN, marked=self.is_comparable)


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    fields: tuple[ComparedField, ...]
    caption: str = "Side by side"
    ours: str = "Person on our list"
    theirs: str = "Record that arrived"
    template: ClassVar[str] = "components/comparison_table.html"
