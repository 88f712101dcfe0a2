"""How the evidence adds up: a waterfall of bits. A repeat of the table, hidden from no one, needed by no one."""

from dataclasses import dataclass

from teamaround.service.pages.pictures.evidence_picture import EvidencePicture, EvidenceStep
from teamaround.service.pages.pictures.lettering import shortened, text_width, wrapped
from teamaround.service.pages.pictures.svg import (
    AMBER,
    BRAND,
    INK,
    QUIET,
    TINT,
    WHITE,
    Box,
    Label,
    drawn,
    hatch,
    line,
    polygon,
    rect,
    whole,
)
from teamaround.service.pages.pictures.threshold_lines import FOOT, legible, threshold_lines
from teamaround.service.pages.words.evidence import signed_bits

WIDTH = 748.0
LEFT, RIGHT = 268.0, 728.0
TOP, ROW, BAR = 34.0, 46.0, 22.0  # a row has room for two lines of words and the strength below
LABEL_ROOM = LEFT - 20
PRIOR_FILL = "#6F8B95"
SLACK = 0.06
TITLE = "How the evidence adds up"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bits to pixels, between the left and right edge of the ground they are drawn on."""

    low: float
    high: float
    left: float = LEFT
    right: float = RIGHT

    def x(self, bits: float) -> float:
        return self.left + (bits - self.low) / (self.high - self.low) * (self.right - self.left)

    def thresholds(self, picture: EvidencePicture) -> tuple[float, float]:
        """Where the review line and the strong line stand."""
        return self.x(picture.review_from), self.x(picture.strong_from)


def scale_of(picture: EvidencePicture, left: float = LEFT, right: float = RIGHT) -> Scale:
    """Wide enough for every running total and both thresholds, with room for the words beside the last bar."""
    reached = (*picture.totals, picture.review_from, picture.strong_from)
    low, high = min(reached), max(reached)
    slack = max((high - low) * SLACK, 1.0)
    return Scale(low - slack, high + slack * 2, left, right)


def waterfall(picture: EvidencePicture) -> str:
    """The picture as SVG text: where all pairs start, each comparison's step, and where it comes to."""
    scale = scale_of(picture)
    bottom = TOP + ROW * (len(picture.steps) + 2) + 6
    parts = [
        f"<defs>{hatch(f'{picture.name}-against', AMBER, WHITE, rising=True, thick=1.5)}</defs>",
        *_bands(picture, scale, bottom),
        *threshold_lines(picture, scale.thresholds(picture), TOP - 8, bottom, WIDTH),
        *_prior(picture, scale),
        *(part for row, step in enumerate(picture.steps, 1) for part in _step(picture, step, row, scale)),
        *_outcome(picture, scale),
    ]
    return whole(picture.name, (WIDTH, bottom + FOOT), TITLE, described(picture), parts)


def described(picture: EvidencePicture) -> str:
    """Where it starts and what it comes to, in a sentence."""
    return (
        f"It starts at {signed_bits(picture.prior)} bits and comes to {signed_bits(picture.total)}:"
        f" {picture.odds_words}. A person decides from {signed_bits(picture.review_from)}, and it is strong from"
        f" {signed_bits(picture.strong_from)}. The table on this page says the same."
    )


def _bands(picture: EvidencePicture, scale: Scale, bottom: float) -> tuple[str, ...]:
    """The ground where a person decides, between the two thresholds, and the three names above."""
    review, strong = scale.x(picture.review_from), scale.x(picture.strong_from)
    names = _band_names(review, strong)
    return (
        rect(Box(LEFT, TOP - 8, RIGHT, bottom), WHITE, "#8FA3AA"),
        rect(Box(review, TOP - 8, strong, bottom), TINT, "#8FA3AA"),
        *(drawn(label) for label in names),
    )


def _band_names(review: float, strong: float) -> tuple[Label, ...]:
    """The names over their bands; one that would run into its neighbour is left out."""
    wanted = (
        Label((review + strong) / 2, TOP - 16, "a person decides", 14, True, INK, "middle"),
        Label((LEFT + review) / 2, TOP - 16, "not the same", 14, False, INK, "middle"),
        Label((strong + RIGHT) / 2, TOP - 16, "strong", 14, False, INK, "middle"),
    )
    kept: list[Label] = []
    for label in wanted:
        inside = label.box.left >= LEFT - 30 and label.box.right <= WIDTH
        if inside and not any(label.box.overlaps(other.box, 6) for other in kept):
            kept.append(label)
    return tuple(kept)


def _middle(row: int) -> float:
    return TOP + ROW * row + ROW / 2


def _named(row: int, words: str, strength: str) -> tuple[str, ...]:
    """What was found, on two lines where one is too short for it, and how strong that is."""
    lines = wrapped(words, LABEL_ROOM, 15, bold=True)
    first = _middle(row) - 2 - 8 * (len(lines) - 1)
    found = (drawn(Label(0, first + 16 * at, said, 15, True)) for at, said in enumerate(lines))
    below = first + 16 * len(lines) + 1
    return (*found, drawn(Label(0, below, shortened(strength, LABEL_ROOM, 14), 14, False, QUIET)))


def _prior(picture: EvidencePicture, scale: Scale) -> tuple[str, ...]:
    end, y = scale.x(picture.prior), _middle(0)
    return (
        *_named(0, "Before comparing", "Most pairs are strangers"),
        rect(Box(LEFT, y - BAR / 2, end, y + BAR / 2), PRIOR_FILL),
        _value(picture.prior_words, LEFT, end, y, scale.thresholds(picture), bold=False),
    )


def _value(
    words: str, left: float, right: float, y: float, at: tuple[float, float], *, bold: bool = True
) -> str:
    """Words to the right of a bar, or to its left where they find no room; cut where neither side has any.

    `at`: the lines that may run through them.
    """
    width = text_width(words, 14, bold=bold)
    if right + 8 + width > WIDTH and left - 8 - width > LEFT:
        return legible(Label(left - 8, y + 5, words, 14, bold, INK, "end"), at)
    kept = shortened(words, WIDTH - right - 8, 14, bold=bold)
    return legible(Label(right + 8, y + 5, kept, 14, bold), at)


def _step(picture: EvidencePicture, step: EvidenceStep, row: int, scale: Scale) -> tuple[str, ...]:
    before, after = (scale.x(picture.totals[row - 1]), scale.x(picture.totals[row]))
    y = _middle(row)
    joint = line((before, _middle(row - 1) + BAR / 2), (before, y - BAR / 2), INK, 1.2)
    return (*_named(row, step.words, step.strength), joint, *_bar(step, (before, after), y, picture, scale))


def _bar(
    step: EvidenceStep, span: tuple[float, float], y: float, picture: EvidencePicture, scale: Scale
) -> tuple[str, ...]:
    (left, right), at = sorted(span), scale.thresholds(picture)
    box = Box(left, y - BAR / 2, right, y + BAR / 2)
    if step.bits == 0:
        dots = line((left, box.top), (left, box.bottom), INK, 2, "2 3")
        return (dots, _value("0", left, left, y, at, bold=False))
    shape = rect(box, BRAND) if step.bits > 0 else rect(box, f"url(#{picture.name}-against)", AMBER, 1.5)
    return (shape, _value(signed_bits(step.bits), left, right, y, at))


def _outcome(picture: EvidencePicture, scale: Scale) -> tuple[str, ...]:
    row = len(picture.steps) + 1
    x, y = scale.x(picture.total), _middle(row)
    words = text_width(picture.odds_words, 15, bold=True)
    to_left = x - 14 - words > LEFT
    label = (
        Label(x - 14, y + 5, picture.odds_words, 15, True, INK, "end")
        if to_left
        else _outcome_right(x, y, picture)
    )
    return (
        drawn(Label(0, y + 5, f"Together: {signed_bits(picture.total)}", 16, True)),
        line((x, _middle(row - 1) + BAR / 2), (x, y - 8), INK, 1.2),
        polygon([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], INK),
        legible(label, scale.thresholds(picture)),
    )


def _outcome_right(x: float, y: float, picture: EvidencePicture) -> Label:
    return Label(x + 14, y + 5, shortened(picture.odds_words, WIDTH - x - 16, 15, bold=True), 15, True)
