"""People and places: the child in the middle, who and what is linked to the child, and how sure it is."""

from typing import TypeAlias

from teamaround.service.pages.components.marks import CERTAINTY_SHAPES, CERTAINTY_WORDS, Certainty
from teamaround.service.pages.pictures.lettering import shortened
from teamaround.service.pages.pictures.network_labels import (
    END_BAR,
    HIDDEN_LINE,
    LEADING,
    MARK,
    SIZE,
    PlacedLabel,
    place_labels,
)
from teamaround.service.pages.pictures.network_layout import Layout, laid_out
from teamaround.service.pages.pictures.network_picture import NetworkPicture, Place, Shape
from teamaround.service.pages.pictures.network_routes import Route, routed
from teamaround.service.pages.pictures.placed_node import EAVES, NAME_SIZE, NOTE_SIZE, PlacedNode
from teamaround.service.pages.pictures.placed_node import LEADING as NAME_LEADING
from teamaround.service.pages.pictures.svg import (
    BRAND,
    GREY,
    INK,
    QUIET,
    RED,
    TINT,
    WHITE,
    Box,
    Label,
    backed,
    circle,
    drawn,
    line,
    number,
    polygon,
    rect,
    whole,
)

# the map is tried at its usual size and then wider, until every word has its place
SPREADS = (1.0, 1.12, 1.25, 1.4, 1.6, 1.85, 2.15, 2.5)
MARGIN = 16.0
NARROWEST = 640.0

WIDENING = 20.0  # cost of each step to a wider map

_Composed: TypeAlias = tuple[Layout, tuple[Route, ...], tuple[PlacedLabel, ...], tuple[Route, ...]]

STROKES = {
    Certainty.CONFIRMED: (INK, 3.5, ""),
    Certainty.STATED: (INK, 1.6, ""),
    Certainty.SUSPECTED: (INK, 1.8, "6 4"),
    Certainty.ENDED: (GREY, 1.6, ""),
    Certainty.IN_DOUBT: (INK, 1.6, "2 3"),
}


def network(picture: NetworkPicture) -> str:
    """The map as SVG text. The same picture always gives the same text.

    With more links than the picture's `most` it shows one step from the child. Where the words of a link find no
    room even on the widest map they stand in lines under it.
    """
    shown = picture.drawable()
    layout, routes, labels, homeless = _composed(shown)
    frame = _frame(layout, routes, labels)
    beneath = _beneath(homeless, shown, frame, cut=picture.is_cut)
    height = frame.bottom - frame.top + 22 * len(beneath) + (10 if beneath else 0)
    parts = [
        f'<g transform="translate({number(-frame.left)} {number(-frame.top)})">',
        *(_line(route) for route in sorted(routes, key=lambda route: route.link.fresh)),
        *(_node(node) for node in layout.values()),
        *(_words(label) for label in labels),
        *beneath,
        "</g>",
    ]
    title = f"People and places round {shown.child.name}"
    return whole(shown.name, (frame.right - frame.left, height), title, _described(picture, shown), parts)


def _composed(shown: NetworkPicture) -> _Composed:
    """The first map on which all words find room and hide no line; else the one with the least wrong with it."""
    tries: list[tuple[float, _Composed]] = []
    for rank, spread in enumerate(SPREADS):
        layout = laid_out(shown, spread)
        if layout is None:
            continue
        routes = routed(shown, layout)
        labels, homeless = place_labels(routes, (node.box for node in layout.values()))
        hidden = sum(label.cost for label in labels if label.cost >= HIDDEN_LINE)
        tries.append((len(homeless) * 1000 + hidden + rank * WIDENING, (layout, routes, labels, homeless)))
        if not homeless and not hidden:
            break
    if not tries:
        raise ValueError("the people and places of this network cannot be placed without touching")
    return min(tries, key=lambda one: one[0])[1]


def _frame(layout: Layout, routes: tuple[Route, ...], labels: tuple[PlacedLabel, ...]) -> Box:
    boxes = [node.box for node in layout.values()] + [label.box for label in labels]
    dots = [dot for route in routes for dot in route.dots]
    left = min([box.left for box in boxes] + [x for x, _ in dots]) - MARGIN
    right = max([box.right for box in boxes] + [x for x, _ in dots]) + MARGIN
    wanting = max(NARROWEST - (right - left), 0) / 2
    return Box(
        left - wanting,
        min([box.top for box in boxes] + [y for _, y in dots]) - MARGIN,
        right + wanting,
        max([box.bottom for box in boxes] + [y for _, y in dots]) + MARGIN,
    )


def _described(picture: NetworkPicture, shown: NetworkPicture) -> str:
    fresh = sum(link.fresh for link in shown.links)
    step = " One step from the child is drawn." if picture.is_cut else ""
    new = f" {fresh} new since you last looked." if fresh else ""
    return f"{len(picture.links)} links.{new}{step} The list on this page says the same."


def _beneath(homeless: tuple[Route, ...], shown: NetworkPicture, frame: Box, *, cut: bool) -> tuple[str, ...]:
    """Lines under the map: the words that found no room, and that it is not the whole."""
    names = {node.key: node.name for node in shown.nodes}
    said = [
        f"{names[each.link.start]} – {names[each.link.end]}: {' '.join(each.link.words)}" for each in homeless
    ]
    said += ["One step from the child is drawn. The list shows all links."] if cut else []
    room = frame.right - frame.left - 2 * MARGIN
    labels = (
        Label(
            frame.left + MARGIN, frame.bottom + 14 + 22 * row, shortened(words, room, SIZE), SIZE, fill=QUIET
        )
        for row, words in enumerate(said)
    )
    return tuple(drawn(label) for label in labels)


def _path(route: Route) -> str:
    start, control, end = ((number(x), number(y)) for x, y in (route.start, route.control, route.end))
    if route.straight:
        return f"M{start[0]} {start[1]}L{end[0]} {end[1]}"
    return f"M{start[0]} {start[1]}Q{control[0]} {control[1]} {end[0]} {end[1]}"


def _line(route: Route) -> str:
    if route.link.fresh:
        return _fresh_line(route)
    stroke, width, dash = STROKES[route.link.certainty]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    drawn_line = (
        f'<path d="{_path(route)}" fill="none" stroke="{stroke}" stroke-width="{number(width)}"{dashed}/>'
    )
    return drawn_line + (_end_bar(route) if route.link.certainty is Certainty.ENDED else "")


def _end_bar(route: Route) -> str:
    (x, y), (across_x, across_y) = route.at(END_BAR), route.normal(END_BAR)
    return line((x - across_x * 8, y - across_y * 8), (x + across_x * 8, y + across_y * 8), "#3F4A4D", 3)


def _fresh_line(route: Route) -> str:
    """Double and red, with an arrow at its end."""
    tip, across = route.end, route.normal(1.0)
    along = (across[1], -across[0])
    base = (tip[0] - along[0] * 20, tip[1] - along[1] * 20)
    corners = [
        (tip[0], tip[1]),
        (base[0] + across[0] * 11, base[1] + across[1] * 11),
        (base[0] - across[0] * 11, base[1] - across[1] * 11),
    ]
    path = _path(route)
    red = f'<path d="{path}" fill="none" stroke="{RED}" stroke-width="8"/>'
    white = f'<path d="{path}" fill="none" stroke="{WHITE}" stroke-width="3.4"/>'
    return red + white + polygon(corners, RED)


def _node(node: PlacedNode) -> str:
    if node.node.shape is Shape.CIRCLE:
        return _person(node)
    box = node.ground
    if node.node.shape is Shape.RECTANGLE:
        return rect(box, TINT, BRAND, 2) + _inside(node, box.top + 24)
    eaves = box.top + EAVES
    walls = [(box.right, eaves), (box.right, box.bottom), (box.left, box.bottom), (box.left, eaves)]
    return polygon([(node.x, box.top), *walls], TINT, BRAND, 2) + _inside(node, box.top + 38)


def _inside(node: PlacedNode, middle: float) -> str:
    """The name's lines and the note below, the first name's foot so that a single line stands in the middle."""
    first = middle + (-3 if node.note else 5)
    lines = [
        drawn(Label(node.x, first + NAME_LEADING * row, name, NAME_SIZE, True, INK, "middle"))
        for row, name in enumerate(node.names)
    ]
    foot = first + NAME_LEADING * max(len(lines), 1)
    note = drawn(Label(node.x, foot, node.note, NOTE_SIZE, False, QUIET, "middle")) if node.note else ""
    return "".join(lines) + note


def _person(node: PlacedNode) -> str:
    is_child = node.node.place is Place.CHILD
    fill, ink = (BRAND, WHITE) if is_child else (WHITE, INK)
    dash = "" if node.node.known else "6 4"
    ring = circle((node.x, node.y), node.radius, fill, BRAND if is_child else INK, 2, dash)
    name = drawn(Label(node.x, node.y + 5, node.names[0], NAME_SIZE, True, ink, "middle"))
    if not node.note:
        return ring + name
    at = node.note_at
    return ring + name + backed(Label(at[0], at[1], node.note, NOTE_SIZE, False, INK, "middle"))


def _words(label: PlacedLabel) -> str:
    if label.route.link.fresh:
        return _fresh_words(label)
    box = label.box
    certainty = label.route.link.certainty
    mark = (
        f'<g transform="translate({number(box.left + 2)} {number(box.top + 4)}) scale(0.86)">'
        f"<title>{CERTAINTY_WORDS[certainty]}</title>{CERTAINTY_SHAPES[certainty]}</g>"
    )
    lines = (
        drawn(Label(box.left + MARK + 2, box.top + 15 + LEADING * row, words, SIZE, fill=INK))
        for row, words in enumerate(label.lines)
    )
    return rect(box, WHITE) + mark + "".join(lines)


def _fresh_words(label: PlacedLabel) -> str:
    """White on red, the first line bold."""
    lines = (
        drawn(Label(label.box.left + 9, label.box.top + 20 + LEADING * row, words, SIZE, row == 0, WHITE))
        for row, words in enumerate(label.lines)
    )
    return rect(label.box, RED) + "".join(lines)
