"""The model's two lines through a waterfall: from where a person decides, and from where a match is strong."""

from teamaround.service.pages.pictures.evidence_picture import EvidencePicture
from teamaround.service.pages.pictures.lettering import text_width
from teamaround.service.pages.pictures.svg import INK, Label, drawn, line
from teamaround.service.pages.words.evidence import signed_bits

SIZE = 14
FOOT = 42.0  # what the two labels take below the ground
DASHES = {"review": "6 3", "strong": ""}  # dashed or whole, so that they differ without colour


def threshold_lines(
    picture: EvidencePicture, at: tuple[float, float], top: float, bottom: float, right: float
) -> tuple[str, ...]:
    """Both lines with their bits written below, one under the other so that they never run into each other.

    `at`: the x of the review line and of the strong line; `right`: how far words may reach.
    """
    words = (
        ("review", f"review from {signed_bits(picture.review_from)} bits"),
        ("strong", f"strong from {signed_bits(picture.strong_from)} bits"),
    )
    return tuple(
        part
        for row, (x, (name, said)) in enumerate(zip(at, words, strict=True))
        for part in _line(x, top, bottom + 8 + 18 * row, right, said, DASHES[name])
    )


def _line(x: float, top: float, end: float, right: float, said: str, dash: str) -> tuple[str, str]:
    half = text_width(said, SIZE) / 2
    middle = min(max(x, half), right - half)
    return (
        line((x, top), (x, end), INK, 1.6, dash),
        drawn(Label(middle, end + 13, said, SIZE, False, INK, "middle")),
    )
