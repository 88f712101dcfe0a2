"""What the picture "people and places" is drawn from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from teamaround.service.pages.components.marks import Certainty


class Place(StrEnum):
    """Where round the child a node stands: by kind and relation, so that the map looks the same tomorrow."""

    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    RELATIVE = "relative"
    ADULT = "adult"
    HOME = "home"
    OTHER_HOME = "other_home"
    SCHOOL = "school"
    SERVICE = "service"
    AREA = "area"


class Shape(StrEnum):
    """People are circles, homes and areas houses, schools and services rectangles."""

    CIRCLE = "circle"
    HOUSE = "house"
    RECTANGLE = "rectangle"


SHAPES = {
    Place.HOME: Shape.HOUSE,
    Place.OTHER_HOME: Shape.HOUSE,
    Place.AREA: Shape.HOUSE,
    Place.SCHOOL: Shape.RECTANGLE,
    Place.SERVICE: Shape.RECTANGLE,
}


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A person or a place. `name` stands in the shape ("Kerry", "Address A"), `note` beside or under it
    ("Kerry Ashdown, 33", "protected"). `known` is False for somebody whose name is not known: a dashed ring.
    """

    key: str
    name: str
    place: Place
    note: str = ""
    known: bool = True

    @property
    def shape(self) -> Shape:
        return SHAPES.get(self.place, Shape.CIRCLE)


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """That somebody said, on a day, that two belong together. `words` in up to four short lines.

    `fresh` (new since the reader last looked) draws it double and red, pointing to `end`, its words in a box.
    """

    start: str
    end: str
    words: tuple[str, ...]
    certainty: Certainty
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """Nodes and links; exactly one node is the child. `name` must be unique on a page.

    Raises ValueError when there is not one child, or when a link names a node that is not there.
    """

    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkLink, ...]
    name: str = "network"
    most: int = 20

    def __post_init__(self) -> None:
        if sum(node.place is Place.CHILD for node in self.nodes) != 1:
            raise ValueError("a network has exactly one child in its middle")
        keys = {node.key for node in self.nodes}
        if len(keys) != len(self.nodes):
            raise ValueError("two nodes of a network share a key")
        if any(
            link.start not in keys or link.end not in keys or link.start == link.end for link in self.links
        ):
            raise ValueError("a link leads to no other node of the network")

    @property
    def child(self) -> NetworkNode:
        return next(node for node in self.nodes if node.place is Place.CHILD)

    @property
    def is_cut(self) -> bool:
        """Whether the map shows one step from the child only; the list shows all."""
        return len(self.links) > self.most

    def drawable(self) -> "NetworkPicture":
        """The whole, or one step from the child where there are too many links, the fresh ones first."""
        if not self.is_cut:
            return self
        near = [link for link in self.links if self.child.key in (link.start, link.end)]
        kept = tuple(sorted(near, key=lambda link: not link.fresh)[: self.most])
        named = {key for link in kept for key in (link.start, link.end)} | {self.child.key}
        return replace(self, nodes=tuple(node for node in self.nodes if node.key in named), links=kept)
