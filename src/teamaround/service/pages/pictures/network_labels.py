"""The words on the links: each beside its own line, clear of nodes and of each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from teamaround.service.pages.components.marks import Certainty
from teamaround.service.pages.pictures.lettering import shortened, text_width
from teamaround.service.pages.pictures.network_routes import Route
from teamaround.service.pages.pictures.svg import Box

SIZE = 14.0
LEADING = 18.0
MARK = 17.0
WIDEST = 170.0
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
ASIDE = (0.0, 5.0, -5.0, 12.0, -12.0)
BOX_PADDING = 9.0
HIDDEN_LINE = 50.0  # cost of hiding a piece of another link behind words
END_BAR = 0.3  # share of the way at which an ended link is crossed


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A link's lines of words with the box they stand in; `cost` grows with what is wrong about its place."""

    route: Route
    lines: tuple[str, ...]
    box: Box
    cost: float


def lines_of(route: Route) -> tuple[str, ...]:
    """The link's words, up to four lines, none wider than 170 pixels."""
    kept = [words for words in route.link.words if words.strip()][:4]
    return tuple(shortened(words, WIDEST, SIZE, bold=route.link.fresh) for words in kept)


def place_labels(
    routes: tuple[Route, ...], nodes: Iterable[Box]
) -> tuple[tuple[PlacedLabel, ...], tuple[Route, ...]]:
    """The labels that found room, and the links whose words found none. Fresh links choose first."""
    taken = [box.padded(3) for box in nodes]
    placed: list[PlacedLabel] = []
    homeless: list[Route] = []
    for route in sorted(routes, key=lambda route: not route.link.fresh):
        lines = lines_of(route)
        if not lines:
            continue
        found = _room(route, lines, taken, routes)
        if found is None:
            homeless.append(route)
            continue
        taken.append(found.box.padded(3))
        placed.append(found)
    return tuple(placed), tuple(homeless)


def _room(
    route: Route, lines: tuple[str, ...], taken: list[Box], routes: tuple[Route, ...]
) -> PlacedLabel | None:
    """The best free box along the way: no other line behind it, near the line's middle."""
    free = [
        PlacedLabel(route, lines, box, _cost(box, share, aside, route, routes))
        for share, aside, box in _tries(route, lines)
        if not any(box.overlaps(other) for other in taken)
    ]
    return min(free, key=lambda label: label.cost, default=None)


def _tries(route: Route, lines: tuple[str, ...]) -> Iterable[tuple[float, float, Box]]:
    wide, high = _size(route, lines)
    for aside in ASIDE:
        for share in SHARES:
            x, y = route.at(share)
            across = route.normal(share)
            clear = (abs(across[0]) * wide + abs(across[1]) * high) / 2
            step = aside + (clear if aside > 0 else -clear if aside < 0 else 0.0)
            if route.link.fresh and aside == 0:
                continue
            x, y = x + across[0] * step, y + across[1] * step
            yield share, aside, Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _size(route: Route, lines: tuple[str, ...]) -> tuple[float, float]:
    wide = max(text_width(words, SIZE, bold=route.link.fresh) for words in lines)
    if route.link.fresh:
        return (wide + 2 * BOX_PADDING, LEADING * len(lines) + 12)
    return (wide + MARK + 6, LEADING * len(lines) + 2)


def _cost(box: Box, share: float, aside: float, route: Route, routes: tuple[Route, ...]) -> float:
    behind = sum(
        (4 if other.link.fresh else 1) * _runs_through(other, box) for other in routes if other is not route
    )
    covers_bar = any(
        _covers(box, each.at(END_BAR)) for each in routes if each.link.certainty is Certainty.ENDED
    )
    return behind * HIDDEN_LINE + abs(aside) * 0.9 + abs(share - 0.5) * 30 + covers_bar * HIDDEN_LINE


def _runs_through(route: Route, box: Box) -> bool:
    return any(_covers(box, dot) for dot in route.dots)


def _covers(box: Box, point: tuple[float, float]) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom
