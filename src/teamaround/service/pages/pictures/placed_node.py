"""A person or a place of the map where it stands: its shape, its words, and where links meet its edge."""

from dataclasses import dataclass
from math import hypot, sqrt

from teamaround.service.pages.pictures.lettering import shortened, text_width, wrapped
from teamaround.service.pages.pictures.network_picture import NetworkNode, Place, Shape
from teamaround.service.pages.pictures.svg import Box

NAME_SIZE, NOTE_SIZE = 15.0, 14.0
LEADING = 17.0
WIDEST_NAME, WIDEST_NOTE = 150.0, 170.0
CHILD_RADIUS, RADIUS = 46.0, 36.0
EAVES = 16.0  # how far a house's eaves lie under its ridge
INSIDE = 0.7  # share of the way to the edge at which parallel links still leave a shape


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its middle; `note_above` where its note stands on top of the circle."""

    node: NetworkNode
    x: float
    y: float
    note_above: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name's lines: one in a circle, up to two in a house or a rectangle."""
        if self.node.shape is Shape.CIRCLE:
            return (shortened(self.node.name, 2 * self.radius - 10, NAME_SIZE, bold=True),)
        return wrapped(self.node.name, WIDEST_NAME, NAME_SIZE, bold=True)

    @property
    def note(self) -> str:
        return shortened(self.node.note, WIDEST_NOTE, NOTE_SIZE)

    @property
    def radius(self) -> float:
        """Of a circle: the child's is larger, and a long name widens it up to 52 pixels."""
        if self.node.place is Place.CHILD:
            return CHILD_RADIUS
        return min(max(RADIUS, text_width(self.node.name, NAME_SIZE, bold=True) / 2 + 8), 52.0)

    @property
    def half(self) -> tuple[float, float]:
        """Half the width and half the height of the shape."""
        if self.node.shape is Shape.CIRCLE:
            return (self.radius, self.radius)
        names = [text_width(name, NAME_SIZE, bold=True) for name in self.names]
        widest = max(*names, text_width(self.note, NOTE_SIZE), 0.0)
        more = LEADING / 2 * (len(names) - 1 if names else 0)
        return (max(widest / 2 + 14, 54.0), (30.0 if self.node.shape is Shape.HOUSE else 24.0) + more)

    @property
    def ground(self) -> Box:
        """The shape's own box."""
        wide, high = self.half
        return Box(self.x - wide, self.y - high, self.x + wide, self.y + high)

    @property
    def note_at(self) -> tuple[float, float]:
        """Where the note's foot stands, in the middle."""
        return (self.x, self.y - self.radius - 8 if self.note_above else self.y + self.radius + 18)

    @property
    def box(self) -> Box:
        """The shape and, at a circle, its note."""
        if self.node.shape is not Shape.CIRCLE or not self.note:
            return self.ground
        half = max(text_width(self.note, NOTE_SIZE) / 2, self.radius)
        up, down = (24.0, 0.0) if self.note_above else (0.0, 24.0)
        return Box(self.x - half, self.ground.top - up, self.x + half, self.ground.bottom + down)

    def edge_towards(
        self, x: float, y: float, aside: tuple[float, float] = (0.0, 0.0)
    ) -> tuple[float, float]:
        """The point of the shape's edge on the way to another point, from `aside` of the middle."""
        within = self._within(aside)
        away = (x - self.x - within[0], y - self.y - within[1])
        far = hypot(*away) or 1.0
        along = (away[0] / far, away[1] / far)
        reach = self._reach(within, along)
        return (self.x + within[0] + along[0] * reach, self.y + within[1] + along[1] * reach)

    def _within(self, aside: tuple[float, float]) -> tuple[float, float]:
        """The same way aside, but not so far that a line from there would miss the shape."""
        far = hypot(*aside)
        if not far:
            return aside
        room = INSIDE * self._reach((0.0, 0.0), (aside[0] / far, aside[1] / far))
        share = min(1.0, room / far)
        return (aside[0] * share, aside[1] * share)

    def _reach(self, start: tuple[float, float], along: tuple[float, float]) -> float:
        """How far it is from a point within the shape, counted from its middle, to its edge."""
        if self.node.shape is Shape.CIRCLE:
            forth = start[0] * along[0] + start[1] * along[1]
            return sqrt(forth**2 - start[0] ** 2 - start[1] ** 2 + self.radius**2) - forth
        outward = (
            (far - start[0] * right - start[1] * down, along[0] * right + along[1] * down)
            for right, down, far in self._sides()
        )
        return min((room / pace for room, pace in outward if pace > 0), default=0.0)

    def _sides(self) -> tuple[tuple[float, float, float], ...]:
        """Walls, floor and top, each as the way it faces and how far out it lies. A house has two slopes on top."""
        wide, high = self.half
        slope = EAVES / wide
        top = (
            ((slope, -1.0, high), (-slope, -1.0, high))
            if self.node.shape is Shape.HOUSE
            else ((0.0, -1.0, high),)
        )
        return ((1.0, 0.0, wide), (-1.0, 0.0, wide), (0.0, 1.0, high), *top)
