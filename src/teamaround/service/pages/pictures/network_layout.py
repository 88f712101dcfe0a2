"""Where people and places stand: the child in the middle, the others on rings by kind and relation."""

from collections.abc import Mapping
from itertools import accumulate
from math import asin, cos, pi, radians, sin

from teamaround.service.pages.pictures.network_picture import NetworkNode, NetworkPicture, Place
from teamaround.service.pages.pictures.placed_node import PlacedNode

# degrees from the right-hand side, clockwise
BEARINGS = {
    Place.PARENT: -90.0,
    Place.HOME: -32.0,
    Place.AREA: 5.0,
    Place.ADULT: 38.0,
    Place.SCHOOL: 90.0,
    Place.SERVICE: 105.0,
    Place.OTHER_HOME: 140.0,
    Place.RELATIVE: 180.0,
    Place.SIBLING: 205.0,
    Place.CHILD: 0.0,
}
RING = 205.0
WIDER = 1.12  # rings are wider than high, as pages are
REACH = (165.0, 205.0, 260.0, 330.0, 420.0)
TURNS = (0.0, 28.0, -28.0, 55.0, -55.0, 85.0, -85.0, 120.0, -120.0, 160.0)
GAP = 14.0
SLANTED = 1.5  # so much more room keeps two boxes apart whatever the slant between them

Layout = Mapping[str, PlacedNode]


def laid_out(picture: NetworkPicture, spread: float) -> dict[str, PlacedNode] | None:
    """Every node's place when rings are `spread` times as wide as usual; None when two would touch."""
    child = PlacedNode(picture.child, 0.0, 0.0)
    placed = {child.node.key: child}
    near = _neighbours(picture)
    inner = [node for node in picture.nodes if node is not picture.child and _is_inner(node, picture, near)]
    placed |= _on_ring(inner, spread)
    waiting = [node for node in picture.nodes if node.key not in placed]
    while waiting:
        node = next((node for node in waiting if near[node.key] & placed.keys()), waiting[0])
        placed[node.key] = _beside(node, near[node.key], placed, spread)
        waiting.remove(node)
    return None if _touching(list(placed.values())) else placed


def _neighbours(picture: NetworkPicture) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {node.key: set() for node in picture.nodes}
    for link in picture.links:
        near[link.start].add(link.end)
        near[link.end].add(link.start)
    return near


def _is_inner(node: NetworkNode, picture: NetworkPicture, near: dict[str, set[str]]) -> bool:
    """Who is linked to the child, or to nobody; and adults, whose links to home and parent cross the middle."""
    return picture.child.key in near[node.key] or not near[node.key] or node.place is Place.ADULT


def _on_ring(nodes: list[NetworkNode], spread: float) -> dict[str, PlacedNode]:
    """The nodes at their bearings, pushed apart along the ring where they would crowd."""
    ordered = sorted(nodes, key=lambda node: (_bearing(node, nodes) % 360, nodes.index(node)))
    needs = [_need(node) * min(spread, SLANTED) for node in ordered]
    radius = max(RING * spread, sum(needs) / (2 * pi) * 1.08)
    angles = _pushed_apart([radians(_bearing(node, nodes) % 360) for node in ordered], needs, radius)
    found = (
        PlacedNode(node, radius * WIDER * cos(angle), radius * sin(angle), note_above=sin(angle) < -0.2)
        for node, angle in zip(ordered, angles, strict=True)
    )
    return {placed.node.key: placed for placed in found}


def _need(node: NetworkNode) -> float:
    """The room along the ring that a node wants, beside its neighbours."""
    box = PlacedNode(node, 0, 0).box
    return max(box.right - box.left, box.bottom - box.top) + GAP


def _bearing(node: NetworkNode, nodes: list[NetworkNode]) -> float:
    """The relation's bearing; a second parent goes to the left of the first, and so on."""
    same = [other for other in nodes if other.place is node.place]
    return BEARINGS[node.place] - 48.0 * same.index(node)


def _pushed_apart(angles: list[float], needs: list[float], radius: float) -> list[float]:
    """Angles with room for every node: each pair too near is parted a little, again and again."""
    count = len(angles)
    if count < 2:
        return angles
    apart = [2 * asin(min((needs[i] + needs[(i + 1) % count]) / (4 * radius), 1.0)) for i in range(count)]
    for _ in range(400):
        for i in range(count):
            j = (i + 1) % count
            between = angles[j] - angles[i] + (2 * pi if j == 0 else 0.0)
            lack = apart[i] - between
            if lack > 1e-6:
                angles[i] -= lack / 2
                angles[j] += lack / 2
    return angles if _parted(angles, apart) else _evenly(angles[0], apart)


def _parted(angles: list[float], apart: list[float]) -> bool:
    turned = [*angles[1:], angles[0] + 2 * pi]
    return all(
        after - before > want - 1e-3 for before, after, want in zip(angles, turned, apart, strict=True)
    )


def _evenly(first: float, apart: list[float]) -> list[float]:
    """The whole ring shared out by what each needs, from the first node's place onwards."""
    shares = accumulate((want * 2 * pi / sum(apart) for want in apart[:-1]), initial=first)
    return list(shares)


def _beside(node: NetworkNode, near: set[str], placed: dict[str, PlacedNode], spread: float) -> PlacedNode:
    """A free place under or over the first neighbour, so that the map grows no wider; else under the whole map."""
    anchor = next((placed[key] for key in placed if key in near), next(iter(placed.values())))
    away = -90.0 if anchor.y < -30 else 90.0
    for reach in REACH:
        for turn in TURNS:
            angle = radians(away + turn)
            x, y = anchor.x + cos(angle) * reach * spread, anchor.y + sin(angle) * reach * spread * 0.85
            spot = PlacedNode(node, x, y, note_above=y < -60)
            if not any(spot.box.overlaps(other.box, GAP * 2) for other in placed.values()):
                return spot
    return PlacedNode(node, anchor.x, max(other.box.bottom for other in placed.values()) + REACH[0] / 2)


def _touching(nodes: list[PlacedNode]) -> bool:
    return any(one.box.overlaps(other.box, GAP) for i, one in enumerate(nodes) for other in nodes[i + 1 :])
