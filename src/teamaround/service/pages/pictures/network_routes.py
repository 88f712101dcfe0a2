"""The way each link takes between its two nodes: straight where it can be, bent where it would run through others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from teamaround.service.pages.pictures.network_layout import Layout
from teamaround.service.pages.pictures.network_picture import NetworkLink, NetworkPicture
from teamaround.service.pages.pictures.placed_node import PlacedNode
from teamaround.service.pages.pictures.svg import Box

Point = tuple[float, float]

# how far a way may bend from the straight line, in shares of its length, the straightest first
BENDS = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0, 1.3, -1.3)
PIECES = 10
DOTS = 24
BESIDE = 15.0


@dataclass(frozen=True, slots=True)
class Route:
    """A quadratic curve from `start` over `control` to `end`.

    `points` are the corners of a chain of straight pieces; `dots` lie near enough together to find every box that
    the way runs through.
    """

    link: NetworkLink
    start: Point
    control: Point
    end: Point
    straight: bool
    points: tuple[Point, ...] = ()
    dots: tuple[Point, ...] = ()

    def at(self, share: float) -> Point:
        """The point at a share (0 to 1) of the way."""
        return _on_curve(self.start, self.control, self.end, share)

    def normal(self, share: float) -> Point:
        """One pixel across the way, at that share of it."""
        before, behind = self.at(max(share - 0.02, 0)), self.at(min(share + 0.02, 1))
        along = (behind[0] - before[0], behind[1] - before[1])
        length = hypot(*along) or 1.0
        return (-along[1] / length, along[0] / length)


def _on_curve(start: Point, control: Point, end: Point, share: float) -> Point:
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1])


def _route_over(link: NetworkLink, start: Point, control: Point, end: Point, *, straight: bool) -> Route:
    pieces = 1 if straight else PIECES
    points = tuple(_on_curve(start, control, end, index / pieces) for index in range(pieces + 1))
    dots = tuple(_on_curve(start, control, end, index / DOTS) for index in range(DOTS + 1))
    return Route(link, start, control, end, straight, points, dots)


def routed(picture: NetworkPicture, layout: Layout) -> tuple[Route, ...]:
    """Every link's way, in the order of the links. The child's own links are laid first, and straightest."""
    child = picture.child.key
    pairs = Counter(frozenset((link.start, link.end)) for link in picture.links)
    seen: Counter[frozenset[str]] = Counter()
    found: dict[int, Route] = {}
    order = sorted(
        range(len(picture.links)), key=lambda i: child not in (picture.links[i].start, picture.links[i].end)
    )
    for index in order:
        link = picture.links[index]
        pair = frozenset((link.start, link.end))
        aside = (seen[pair] - (pairs[pair] - 1) / 2) * 2 * BESIDE
        seen[pair] += 1
        found[index] = _best(link, layout, aside, tuple(found.values()))
    return tuple(found[index] for index in range(len(picture.links)))


def _best(link: NetworkLink, layout: Layout, aside: float, others: tuple[Route, ...]) -> Route:
    tries = [_route(link, layout, bend, aside) for bend in BENDS]
    boxes = [node.box.padded(6) for key, node in layout.items() if key not in (link.start, link.end)]
    return min(enumerate(tries), key=lambda one: (_cost(one[1], boxes, others) + one[0] * 9, one[0]))[1]


def _route(link: NetworkLink, layout: Layout, bend: float, aside: float) -> Route:
    one, other = layout[link.start], layout[link.end]
    # parallel links are set aside to the same side whichever way they point
    flip = -1.0 if link.start > link.end else 1.0
    across = _across(one, other)
    shift = (across[0] * aside * flip, across[1] * aside * flip)
    far = hypot(other.x - one.x, other.y - one.y)
    control = (
        (one.x + other.x) / 2 + across[0] * bend * far + shift[0],
        (one.y + other.y) / 2 + across[1] * bend * far + shift[1],
    )
    start, end = one.edge_towards(*control, shift), other.edge_towards(*control, shift)
    return _route_over(link, start, control, end, straight=bend == 0)


def _across(one: PlacedNode, other: PlacedNode) -> Point:
    far = hypot(other.x - one.x, other.y - one.y) or 1.0
    return (-(other.y - one.y) / far, (other.x - one.x) / far)


def _cost(route: Route, boxes: Iterable[Box], others: tuple[Route, ...]) -> float:
    """What is wrong with a way: running through a node is far worse than crossing another link."""
    hits = sum(any(_inside(dot, box) for dot in route.dots) for box in boxes)
    crossings = sum(_cross(route, other) for other in others)
    return hits * 1000 + crossings * 150


def _inside(point: Point, box: Box) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def _cross(one: Route, other: Route) -> bool:
    mine, theirs = one.points, other.points
    if not _near(mine, theirs):
        return False
    return any(
        _segments_cross(mine[i], mine[i + 1], theirs[j], theirs[j + 1])
        for i in range(len(mine) - 1)
        for j in range(len(theirs) - 1)
    )


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _near(mine: tuple[Point, ...], theirs: tuple[Point, ...]) -> bool:
    """Whether the boxes round the two chains share ground at all: cheap, and most do not."""
    return (
        min(x for x, _ in mine) < max(x for x, _ in theirs)
        and min(x for x, _ in theirs) < max(x for x, _ in mine)
        and min(y for _, y in mine) < max(y for _, y in theirs)
        and min(y for _, y in theirs) < max(y for _, y in mine)
    )


def _segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0
