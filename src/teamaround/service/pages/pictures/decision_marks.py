"""Decisions on top of the picture: a name, a small triangle on the axis, a dotted line through all lanes."""

from dataclasses import dataclass

from teamaround.service.pages.pictures.knowledge import DecisionMark
from teamaround.service.pages.pictures.lettering import text_width
from teamaround.service.pages.pictures.svg import BRAND, INK, Box, Label, backed, line, polygon
from teamaround.service.pages.pictures.time_axis import TimeAxis

ROW = 20
SIZE = 14
GAP = 6
ROWS = 4  # rows of names tried before leaders may run through names
PATIENCE = 5000


@dataclass(frozen=True, slots=True)
class PlacedDecision:
    """Where a decision's name stands: `row` 0 is next to the axis, higher rows above it."""

    x: float
    left: float
    right: float
    row: int
    words: str

    def clashes(self, other: "PlacedDecision") -> bool:
        """Whether the names touch, or one's leader would run through the other's name."""
        if self.row == other.row:
            return self.left < other.right + GAP and other.left < self.right + GAP
        lower, upper = (self, other) if self.row < other.row else (other, self)
        return lower.left - GAP < upper.x < lower.right + GAP

    def touches(self, other: "PlacedDecision") -> bool:
        return self.row == other.row and self.left < other.right + GAP and other.left < self.right + GAP


def place_decisions(
    decisions: tuple[DecisionMark, ...], axis: TimeAxis, limits: tuple[float, float]
) -> tuple[PlacedDecision, ...]:
    """Every decision's name clear of all others and of their leaders; failing that, at least of other names."""
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.words))
    marks = [(decision.words, axis.x(decision.at)) for decision in ordered]
    return _Search(marks, limits).clear() or _apart(marks, limits)


class _Search:
    """Looks for an arrangement without any clash, giving up after so many tries."""

    def __init__(self, marks: list[tuple[str, float]], limits: tuple[float, float]) -> None:
        self.spots = [[spot for row in range(ROWS) for spot in _spots(*mark, row, limits)] for mark in marks]
        self.tries = 0

    def clear(self, placed: tuple[PlacedDecision, ...] = ()) -> tuple[PlacedDecision, ...] | None:
        if len(placed) == len(self.spots):
            return placed
        for spot in self.spots[len(placed)]:
            self.tries += 1
            if self.tries > PATIENCE:
                return None
            if any(spot.clashes(other) for other in placed):
                continue
            if (found := self.clear((*placed, spot))) is not None:
                return found
        return None


def _apart(marks: list[tuple[str, float]], limits: tuple[float, float]) -> tuple[PlacedDecision, ...]:
    """Each name in the lowest row where it touches no other, whatever its leader runs through."""
    placed: list[PlacedDecision] = []
    for words, x in marks:
        spots = (spot for row in range(len(placed) + 1) for spot in _spots(words, x, row, limits))
        placed.append(next(spot for spot in spots if not any(spot.touches(other) for other in placed)))
    return tuple(placed)


def _spots(words: str, x: float, row: int, limits: tuple[float, float]) -> tuple[PlacedDecision, ...]:
    """Over the triangle, to its left, to its right; always inside the picture."""
    width = text_width(words, SIZE)
    lefts = (x - width / 2, x - width - 8, x + 8)
    kept = [min(max(left, limits[0]), max(limits[1] - width, limits[0])) for left in lefts]
    return tuple(PlacedDecision(x, left, left + width, row, words) for left in kept)


def rows_of(placed: tuple[PlacedDecision, ...]) -> int:
    return max((decision.row for decision in placed), default=-1) + 1


def drawn_decisions(placed: tuple[PlacedDecision, ...], foot: float, bottom: float) -> tuple[str, ...]:
    """All marks: `foot` is where the triangles point to, `bottom` where the dotted lines end."""
    lines = [line((each.x, foot), (each.x, bottom), INK, 1.2, "1.5 3") for each in placed]
    leaders = [
        line((each.x, _base(each, foot) + 4), (each.x, foot - 8), BRAND, 1) for each in placed if each.row
    ]
    names = [backed(Label(each.left, _base(each, foot), each.words, SIZE, fill="#12333D")) for each in placed]
    points = [
        polygon([(each.x - 5, foot - 7), (each.x + 5, foot - 7), (each.x, foot)], "#12333D")
        for each in placed
    ]
    return (*lines, *leaders, *names, *points)


def _base(placed: PlacedDecision, foot: float) -> float:
    return foot - 12 - placed.row * ROW


def ground_of(placed: PlacedDecision, foot: float) -> Box:
    return Label(placed.left, _base(placed, foot), placed.words, SIZE).box
