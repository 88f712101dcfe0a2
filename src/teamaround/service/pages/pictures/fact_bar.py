"""One fact as a bar: held, reached, who knows; or never reached, with the words on it."""

from dataclasses import dataclass
from datetime import datetime

from teamaround.service.pages.pictures.knowledge import HeldFact, Reach
from teamaround.service.pages.pictures.lettering import text_width
from teamaround.service.pages.pictures.svg import (
    BRAND,
    GROUND,
    INK,
    RED,
    WHITE,
    Box,
    Label,
    backed,
    circle,
    drawn,
    line,
    rect,
)
from teamaround.service.pages.pictures.time_axis import TimeAxis

NEVER_WORDS = "Never reached the team"
RING = 5.5
SIZE = 14
HATCH_FROM = 14.0


@dataclass(frozen=True, slots=True)
class BarPlace:
    """Where a bar is drawn: its axis, the as-at moment, its middle height, the picture's name for patterns."""

    axis: TimeAxis
    as_at: datetime
    y: float
    name: str


def fact_bar(fact: HeldFact, place: BarPlace) -> tuple[str, ...]:
    """The bar's parts from back to front."""
    if fact.reach is Reach.NEVER:
        return _never(fact, place)
    held, now = place.axis.x(fact.held), place.axis.x(place.as_at)
    reached = min(max(place.axis.x(fact.reached or fact.held), held + RING + 2), now + RING + 2)
    parts = [_unknown(held, reached, place), _known(fact, reached, now, place)]
    parts.append(rect(Box(reached - 1.5, place.y - 9, reached + 1.5, place.y + 9), BRAND))
    return (*parts, *_ring(fact, held, place))


def _unknown(held: float, reached: float, place: BarPlace) -> str:
    """The hatch while the team did not know; left out where it would be a speck."""
    if reached - held < HATCH_FROM:
        return ""
    return rect(Box(held, place.y - 6, reached, place.y + 6), f"url(#{place.name}-held)", "#6F8B95")


def _known(fact: HeldFact, reached: float, now: float, place: BarPlace) -> str:
    thin = line((reached, place.y), (max(now, reached), place.y), BRAND, 2)
    if fact.school is None:
        return thin
    school = min(max(place.axis.x(fact.school), reached), now)
    return thin + rect(Box(school, place.y - 4, max(now, school), place.y + 4), BRAND)


def _ring(fact: HeldFact, held: float, place: BarPlace) -> tuple[str, ...]:
    ring = circle((held, place.y), RING, WHITE, INK, 2)
    if not fact.fresh:
        return (ring,)
    around = circle((held, place.y), RING + 5, "none", INK, 2)
    if fact.reach is Reach.NEVER:
        return (around, ring)
    return (around, ring, _beside(fact.fresh_words, held - RING - 11, held + RING + 11, place, INK))


def _beside(words: str, left_end: float, right_start: float, place: BarPlace, fill: str) -> str:
    """Words to the left of a ring, or to its right where the axis begins too soon."""
    if left_end - text_width(words, SIZE, bold=True) > place.axis.left:
        return backed(Label(left_end, place.y + 5, words, SIZE, True, fill, "end"), GROUND)
    return backed(Label(right_start, place.y + 5, words, SIZE, True, fill), GROUND)


def _never(fact: HeldFact, place: BarPlace) -> tuple[str, ...]:
    held = place.axis.x(fact.held)
    end = max(place.axis.x(place.as_at) - 3, held)
    top, foot = place.y - 9, place.y + 9
    bar = rect(Box(held, top, end, foot), f"url(#{place.name}-never)")
    edges = line((held, top), (end, top), RED, 2) + line((held, foot), (end, foot), RED, 2)
    return (
        bar,
        edges,
        line((held, top), (held, foot), RED, 2),
        _never_words(held, end, place),
        *_ring(fact, held, place),
    )


def _never_words(held: float, end: float, place: BarPlace) -> str:
    room = text_width(NEVER_WORDS, SIZE, bold=True) + 24
    if end - held < room + 40:
        return _beside(NEVER_WORDS, held - RING - 6, end + 6, place, RED)
    middle = (held + end) / 2
    plate = rect(Box(middle - room / 2, place.y - 9, middle + room / 2, place.y + 9), WHITE, RED, 2)
    return plate + drawn_in_middle(middle, place.y)


def drawn_in_middle(x: float, y: float) -> str:
    """The words on the bar, on their own plate."""
    return drawn(Label(x, y + 5, NEVER_WORDS, SIZE, True, RED, "middle"))
