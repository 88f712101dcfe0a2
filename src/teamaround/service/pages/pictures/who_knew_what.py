"""Who knew what, when: agencies as lanes, each fact from when it was held to when it reached the team."""

from dataclasses import dataclass
from datetime import datetime

from teamaround.service.pages.pictures.decision_marks import (
    drawn_decisions,
    place_decisions,
    rows_of,
)
from teamaround.service.pages.pictures.fact_bar import BarPlace, fact_bar
from teamaround.service.pages.pictures.knowledge import AgencyLane, HeldFact, KnowledgePicture, Reach
from teamaround.service.pages.pictures.lettering import shortened, text_width, wrapped
from teamaround.service.pages.pictures.svg import (
    AMBER,
    FAINT,
    GROUND,
    INK,
    QUIET,
    RED,
    WHITE,
    Box,
    Label,
    backed,
    circle,
    drawn,
    hatch,
    line,
    rect,
    whole,
)
from teamaround.service.pages.pictures.time_axis import TimeAxis, spanning
from teamaround.service.pages.words import dates

WIDTH = 1216.0
AXIS_LEFT, AXIS_RIGHT = 300.0, 948.0
LAG_AT, SCHOOL_AT = 960.0, 1066.0
LABEL_AT, LABEL_ROOM = 10.0, 278.0
LANE_HEAD, ROW, SECOND_LINE, LANE_GAP = 29.0, 30.0, 17.0, 4.0
HEAD = 52.0
SIZE = 15.0
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A fact with its wrapped words and its ground."""

    fact: HeldFact
    words: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class PlacedLane:
    lane: AgencyLane
    top: float
    rows: tuple[PlacedRow, ...]

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height


def who_knew_what(picture: KnowledgePicture) -> str:
    """The picture as SVG text. Nothing behind the as-at line is drawn, whatever the lanes hold.

    Wherever the lanes' facts do not fit their column they are cut with an ellipsis: the table beside the picture
    has the whole words.
    """
    shown = picture.cut()
    axis = _axis(shown)
    decisions = place_decisions(shown.decisions, axis, (AXIS_LEFT - 60, WIDTH - 4))
    foot = 14 + 20.0 * rows_of(decisions) if decisions else 0.0
    lanes = _placed_lanes(shown, foot + HEAD)
    bottom = lanes[-1].bottom + 6 if lanes else foot + HEAD + ROW
    parts = [
        (
            f"<defs>{hatch(f'{shown.name}-held', '#6F8B95', WHITE, rising=True, thick=1.3)}"
            f"{hatch(f'{shown.name}-never', RED, WHITE, rising=False, thick=1.7)}</defs>"
        ),
        *(_ground(lane) for lane in lanes),
        *_grid(axis, foot, bottom),
        *_header(shown, axis, foot),
        *drawn_decisions(decisions, foot, bottom),
        *(part for lane in lanes for part in _lane(lane, shown, axis)),
        *_as_at_line(shown, axis, foot, bottom),
        *(part for lane in lanes for row in lane.rows for part in _columns(row, shown.as_at)),
        *([] if lanes else [drawn(Label(LABEL_AT, bottom - 8, "No fact was held at this moment.", SIZE))]),
    ]
    return whole(
        shown.name, (WIDTH, bottom + 2), f"Who knew what, when, about {shown.child}", _described(shown), parts
    )


def _axis(shown: KnowledgePicture) -> TimeAxis:
    moments = [fact.held for fact in shown.facts] + [decision.at for decision in shown.decisions]
    return spanning(min(moments, default=shown.as_at), shown.as_at, AXIS_LEFT, AXIS_RIGHT)


def _described(shown: KnowledgePicture) -> str:
    facts = shown.facts
    never = sum(fact.reach is Reach.NEVER for fact in facts)
    return (
        f"As at {dates.moment(shown.as_at)}. {len(shown.lanes)} agencies held {len(facts)} facts;"
        f" {len(facts) - never} reached the team and {never} did not. The table on this page says the same."
    )


def _placed_lanes(shown: KnowledgePicture, top: float) -> tuple[PlacedLane, ...]:
    lanes: list[PlacedLane] = []
    for lane in shown.lanes:
        rows: list[PlacedRow] = []
        y = top + LANE_HEAD
        for fact in lane.facts:
            words = wrapped(fact.words, LABEL_ROOM, SIZE, lines=MOST_LINES)
            height = ROW + SECOND_LINE * (len(words) - 1 if words else 0)
            rows.append(PlacedRow(fact, words, y, height))
            y += height
        lanes.append(PlacedLane(lane, top, tuple(rows)))
        top = y + LANE_GAP
    return tuple(lanes)


def _ground(lane: PlacedLane) -> str:
    rules = "".join(
        line((LABEL_AT, row.top + row.height), (AXIS_RIGHT, row.top + row.height), FAINT)
        for row in lane.rows[:-1]
    )
    return rect(Box(0, lane.top, WIDTH, lane.bottom), GROUND) + rules


def _grid(axis: TimeAxis, foot: float, bottom: float) -> tuple[str, ...]:
    return tuple(line((tick.x, foot + 28), (tick.x, bottom), FAINT) for tick in axis.ticks())


def _header(shown: KnowledgePicture, axis: TimeAxis, foot: float) -> tuple[str, ...]:
    rule = line((AXIS_LEFT, foot + 26), (AXIS_RIGHT, foot + 26), "#6F8B95", 1.5)
    heads = [
        Label(LABEL_AT, foot + 42, "Agency and what it held", 14, True, QUIET),
        Label(LAG_AT, foot + 25, "Time to reach", 14, True, QUIET),
        Label(LAG_AT, foot + 42, "the team", 14, True, QUIET),
    ]
    if shown.school_known:
        heads.append(Label(SCHOOL_AT, foot + 25, "Time to reach", 14, True, QUIET))
        heads.append(Label(SCHOOL_AT, foot + 42, "the school", 14, True, QUIET))
    return (rule, *(drawn(label) for label in (*heads, *_axis_labels(shown, axis, foot))))


def _axis_labels(shown: KnowledgePicture, axis: TimeAxis, foot: float) -> tuple[Label, ...]:
    """The ticks' and groups' words, each dropped where it would run into the next or out of the axis."""
    now = Label(axis.x(shown.as_at), foot + 21, shown.now_words, 14, True, INK, "middle")
    kept: list[Label] = [now]
    for group in axis.groups():
        label = Label(group.x, foot + 21, group.words, 14, True, INK)
        if not any(label.box.overlaps(other.box, 6) for other in kept) and label.box.right <= AXIS_RIGHT:
            kept.append(label)
    for tick in axis.ticks():
        label = Label(tick.x + 5, foot + 42, tick.words, 14, False, QUIET)
        if label.box.right <= AXIS_RIGHT + 4 and not any(label.box.overlaps(other.box, 3) for other in kept):
            kept.append(label)
    return tuple(kept)


def _lane(lane: PlacedLane, shown: KnowledgePicture, axis: TimeAxis) -> tuple[str, ...]:
    agency = shortened(lane.lane.agency, 420, 16, bold=True)
    head = backed(Label(LABEL_AT, lane.top + 20, agency, 16, True), GROUND)
    feed_at = LABEL_AT + text_width(agency, 16, bold=True) + 20
    feed = shortened(lane.lane.feed, AXIS_RIGHT - feed_at - 20, 14)
    fed = backed(Label(feed_at, lane.top + 20, feed, 14, False, QUIET), GROUND) if feed else ""
    bars = (
        part
        for row in lane.rows
        for part in fact_bar(row.fact, BarPlace(axis, shown.as_at, row.middle, shown.name))
    )
    return (head, fed, *(_words(row) for row in lane.rows), *bars)


def _words(row: PlacedRow) -> str:
    first = row.middle + 5 - SECOND_LINE / 2 * (len(row.words) - 1)
    return "".join(
        drawn(Label(LABEL_AT, first + SECOND_LINE * index, words, SIZE))
        for index, words in enumerate(row.words)
    )


def _as_at_line(shown: KnowledgePicture, axis: TimeAxis, foot: float, bottom: float) -> tuple[str, ...]:
    x = axis.x(shown.as_at)
    return (line((x, foot + 48), (x, bottom), INK, 2.5),)


def _columns(row: PlacedRow, as_at: datetime) -> tuple[str, ...]:
    lag, y = row.fact.lag_words(as_at), row.middle + 5
    if row.fact.reach is Reach.NEVER:
        return _never_plate(lag, row.middle)
    school = shortened(row.fact.lag_at_school(as_at), WIDTH - SCHOOL_AT - 4, SIZE)
    late = row.fact.reach is Reach.PARTLY and not row.fact.school_words
    return (
        drawn(Label(LAG_AT, y, lag, SIZE, True)),
        drawn(Label(SCHOOL_AT, y, school, SIZE, late, AMBER if late else INK)),
    )


def _never_plate(words: str, middle: float) -> tuple[str, ...]:
    """The reversed label across both columns, with a slashed ring."""
    centre = (LAG_AT + 10, middle)
    slash = line((centre[0] - 4.5, middle + 4.5), (centre[0] + 4.5, middle - 4.5), WHITE, 2)
    return (
        rect(Box(LAG_AT - 8, middle - 13, WIDTH - 4, middle + 13), RED),
        circle(centre, 7.5, "none", WHITE, 2) + slash,
        drawn(
            Label(
                LAG_AT + 26,
                middle + 5,
                shortened(words, WIDTH - LAG_AT - 36, SIZE, bold=True),
                SIZE,
                True,
                WHITE,
            )
        ),
    )
