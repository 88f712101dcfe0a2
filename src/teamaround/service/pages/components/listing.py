"""A table of sentences, for the lists that stand beside pictures and for the audit's pages."""

from dataclasses import dataclass
from typing import ClassVar

from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Sentence


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One row; `level` tints it. `anchor` lets a picture or a link lead to it."""

    cells: tuple[Sentence, ...]
    level: Level | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: on a phone each row becomes a block with its column's name before each cell.

    `numeric` names the columns (from 0) that are set to the right. `heading_level` of the caption (2-4).
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[ListingRow, ...]
    numeric: tuple[int, ...] = ()
    caption_hidden: bool = False
    empty: Sentence = ""
    template: ClassVar[str] = "components/listing.html"

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row.cells) != len(self.columns)]
        if wrong:
            raise ValueError(
                f"{self.caption}: a row has {len(wrong[0].cells)} cells for {len(self.columns)} columns"
            )
