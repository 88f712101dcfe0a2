"""The waterfall for a narrow window: the words of each step stand above its bar, so that nothing is cut off."""

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
from teamaround.service.pages.pictures.threshold_lines import FOOT as FOOT_OF_LINES
from teamaround.service.pages.pictures.threshold_lines import legible, threshold_lines
from teamaround.service.pages.pictures.waterfall import PRIOR_FILL, TITLE, Scale, described, scale_of
from teamaround.service.pages.words.evidence import signed_bits

WIDTH = 290.0  # the narrowest window (320) without its margins
TOP, ROW, BAR = 22.0, 80.0, 16.0  # a row has room for two lines of words and the strength below
FOOT = 12.0  # from the bar of a row to the words of the next


def waterfall_on_a_phone(picture: EvidencePicture) -> str:
    """The same picture as `waterfall`, as SVG text no wider than a phone."""
    scale = scale_of(picture, 0, WIDTH)
    bottom = TOP + ROW * (len(picture.steps) + 2)
    name = f"{picture.name}-narrow"
    rows = (part for row, step in enumerate(picture.steps, 1) for part in _step(picture, step, row, scale))
    parts = [
        f"<defs>{hatch(f'{name}-against', AMBER, WHITE, rising=True, thick=1.5)}</defs>",
        *_ground(picture, scale, bottom),
        *threshold_lines(picture, scale.thresholds(picture), TOP - 4, bottom, WIDTH),
        *_words(0, "Before comparing", picture.prior_words, scale.thresholds(picture)),
        rect(_bar(0, 0, scale.x(picture.prior)), PRIOR_FILL),
        *rows,
        *_outcome(picture, scale),
    ]
    return whole(name, (WIDTH, bottom + FOOT_OF_LINES), TITLE, described(picture), parts)


def _ground(picture: EvidencePicture, scale: Scale, bottom: float) -> tuple[str, ...]:
    """Where a person decides, behind the bars, with its name above, moved inwards where it would be cut."""
    review, strong = scale.x(picture.review_from), scale.x(picture.strong_from)
    name = "a person decides"
    half = text_width(name, 14, bold=True) / 2
    middle = min(max((review + strong) / 2, half), WIDTH - half)
    return (
        rect(Box(review, TOP - 4, strong, bottom), TINT),
        drawn(Label(middle, TOP - 8, name, 14, True, INK, "middle")),
    )


def _middle(row: int) -> float:
    """Of the bar of a row."""
    return TOP + ROW * (row + 1) - FOOT - BAR / 2


def _bar(row: int, one: float, other: float) -> Box:
    return Box(min(one, other), _middle(row) - BAR / 2, max(one, other), _middle(row) + BAR / 2)


def _words(row: int, words: str, strength: str, at: tuple[float, float]) -> tuple[str, ...]:
    """Straight above the bar: what was found, on two lines where it needs them, and how strong that is."""
    lines = wrapped(words, WIDTH, 15, bold=True)
    foot = _middle(row) - BAR / 2 - 7
    first = foot - 17 * len(lines)
    found = (legible(Label(0, first + 17 * n, said, 15, True), at) for n, said in enumerate(lines))
    return (*found, legible(Label(0, foot, shortened(strength, WIDTH, 14), 14, False, QUIET), at))


def _step(picture: EvidencePicture, step: EvidenceStep, row: int, scale: Scale) -> tuple[str, ...]:
    before, after = scale.x(picture.totals[row - 1]), scale.x(picture.totals[row])
    said = step.strength if step.bits == 0 else f"{signed_bits(step.bits)}. {step.strength}"
    return (
        *_words(row, step.words, said, scale.thresholds(picture)),
        *_drawn(step, _bar(row, before, after), f"{picture.name}-narrow"),
    )


def _drawn(step: EvidenceStep, bar: Box, name: str) -> tuple[str, ...]:
    if step.bits == 0:
        return (line((bar.left, bar.top), (bar.left, bar.bottom), INK, 2, "2 3"),)
    return (rect(bar, BRAND) if step.bits > 0 else rect(bar, f"url(#{name}-against)", AMBER, 1.5),)


def _outcome(picture: EvidencePicture, scale: Scale) -> tuple[str, ...]:
    row = len(picture.steps) + 1
    x, y = scale.x(picture.total), _middle(row)
    return (
        *_words(
            row, f"Together: {signed_bits(picture.total)}", picture.odds_words, scale.thresholds(picture)
        ),
        polygon([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], INK),
    )
