"""The model's two lines through a waterfall: from where a person decides, and from where a match is strong."""

from teamaround.service.pages.pictures.evidence_picture import EvidencePicture
from teamaround.service.pages.pictures.lettering import text_width
from teamaround.service.pages.pictures.svg import INK, Label, backed, drawn, line
from teamaround.service.pages.words.evidence import signed_bits

SIZE = 14
FOOT = 42.0  # what the two labels take below the ground


def threshold_lines(
    picture: EvidencePicture, at: tuple[float, float], top: float, bottom: float, right: float
) -> tuple[str, ...]:
    """Both lines, each with its bits below: the review line's to its left, the strong line's to its right.

    Where there is no room on that side they stand on the other, one under the other. `at`: the x of the review line
    and of the strong line; `right`: how far words may reach.
    """
    review, strong = at
    said = f"review from {signed_bits(picture.review_from)} bits"
    other = f"strong from {signed_bits(picture.strong_from)} bits"
    end = bottom + FOOT - 6
    return (
        line(
            (review, top), (review, bottom + 18), INK, 1.6, "6 3"
        ),  # dashed, so that they differ without colour
        line((strong, top), (strong, end), INK, 1.6),
        drawn(_beside(review - 4, bottom + 16, said, right, to_left=True)),
        drawn(_beside(strong + 4, end, other, right, to_left=False)),
    )


def legible(label: Label, at: tuple[float, float]) -> str:
    """The label, on a ground of its own where a line would run through its words."""
    crossed = any(label.box.left - 2 < x < label.box.right + 2 for x in at)
    return backed(label) if crossed else drawn(label)


def _beside(x: float, y: float, words: str, right: float, *, to_left: bool) -> Label:
    width = text_width(words, SIZE)
    if to_left:
        return Label(max(x, width), y, words, SIZE, False, INK, "end")
    if x + width <= right:
        return Label(x, y, words, SIZE)
    return Label(x - 8, y, words, SIZE, False, INK, "end")
