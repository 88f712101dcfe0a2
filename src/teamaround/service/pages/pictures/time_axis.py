"""A time axis that adapts from hours to years, with London's days, months and years as its steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from teamaround.service.pages.pictures.lettering import text_width
from teamaround.service.pages.words.dates import in_london

LABEL_SIZE = 14
LABEL_GAP = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A width of the axis's ticks: so many of a unit, how a tick and its group are written."""

    unit: str
    count: int
    tick: str
    group: str


STEPS = (
    Step("hour", 1, "%-I%p", "%-d %B %Y"),
    Step("hour", 3, "%-I%p", "%-d %B %Y"),
    Step("hour", 6, "%-I%p", "%-d %B %Y"),
    Step("day", 1, "%-d", "%B %Y"),
    Step("day", 2, "%-d", "%B %Y"),
    Step("day", 7, "%-d", "%B %Y"),
    Step("month", 1, "%b", "%Y"),
    Step("month", 3, "%b", "%Y"),
    Step("month", 6, "%b", "%Y"),
    Step("year", 1, "%Y", ""),
    Step("year", 2, "%Y", ""),
    Step("year", 5, "%Y", ""),
    Step("year", 20, "%Y", ""),
    Step("year", 100, "%Y", ""),
)


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Maps moments between `start` and `end` to pixels between `left` and `right`."""

    start: datetime
    end: datetime
    left: float
    right: float

    @property
    def seconds(self) -> float:
        return max((self.end.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds(), 1.0)

    def x(self, moment: datetime) -> float:
        """Where the moment stands, never outside the axis."""
        share = (moment.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds() / self.seconds
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    @property
    def step(self) -> Step:
        """The finest step whose labels do not run into each other."""
        return next((step for step in STEPS if self._room_for(step)), STEPS[-1])

    def _room_for(self, step: Step) -> bool:
        days = {"hour": 1 / 24, "day": 1.0, "month": 28.0, "year": 365.0}[step.unit] * step.count
        room = (self.right - self.left) * days * 86400 / self.seconds
        return (
            room
            >= text_width(
                {"hour": "12am", "day": "28", "month": "May", "year": "2024"}[step.unit], LABEL_SIZE
            )
            + LABEL_GAP
        )

    def ticks(self) -> tuple[Tick, ...]:
        """The ticks inside the axis, each at the beginning of its step."""
        step = self.step
        inside = (
            moment for moment in _steps_from(self.start, self.end, step) if self.start <= moment < self.end
        )
        return tuple(
            Tick(self.x(moment), moment.strftime(step.tick).replace("AM", "am").replace("PM", "pm"))
            for moment in inside
        )

    def groups(self) -> tuple[Tick, ...]:
        """The larger units above the ticks; the first is named at the axis's left end."""
        step = self.step
        if not step.group:
            return ()
        named = [Tick(self.left, in_london(self.start).strftime(step.group))]
        for moment in _steps_from(self.start, self.end, Step(_parent(step.unit), 1, "", "")):
            words = moment.strftime(step.group)
            if self.start < moment < self.end and words != named[-1].words:
                named.append(Tick(self.x(moment), words))
        return tuple(named)


def _parent(unit: str) -> str:
    return {"hour": "day", "day": "month", "month": "year"}[unit]


def floor(moment: datetime, unit: str) -> datetime:
    """The beginning of the London hour, day, month or year that the moment lies in."""
    at = in_london(moment).replace(minute=0, second=0, microsecond=0)
    if unit == "hour":
        return at
    at = at.replace(hour=0)
    if unit == "day":
        return at
    return at.replace(day=1) if unit == "month" else at.replace(day=1, month=1)


def _steps_from(start: datetime, end: datetime, step: Step) -> Iterator[datetime]:
    moment = _first(floor(start, step.unit), step)
    while moment < end:
        yield moment
        following = _following(moment, step)
        if following is None:
            return
        moment = following


def _first(moment: datetime, step: Step) -> datetime:
    """Steps of several hours, months or years begin at round ones, so that they do not wander with the start."""
    if step.unit == "hour":
        return moment.replace(hour=moment.hour - moment.hour % step.count)
    if step.unit == "month":
        return moment.replace(month=moment.month - (moment.month - 1) % step.count)
    if step.unit == "year":
        return moment.replace(year=max(moment.year - moment.year % step.count, 1))
    return moment


def _following(moment: datetime, step: Step) -> datetime | None:
    if step.unit == "hour":
        return floor(in_london(moment.astimezone(UTC) + timedelta(hours=step.count)), "hour")
    if step.unit == "day":
        return (moment.replace(tzinfo=None) + timedelta(days=step.count)).replace(tzinfo=moment.tzinfo)
    months = moment.month - 1 + (step.count if step.unit == "month" else 12 * step.count)
    year = moment.year + months // 12
    return moment.replace(year=year, month=months % 12 + 1) if year <= 9999 else None


def spanning(first: datetime, last: datetime, left: float, right: float, margin: float = 0.04) -> TimeAxis:
    """An axis from the beginning of the unit that `first` lies in to a little behind `last`."""
    span = max(last.astimezone(UTC) - first.astimezone(UTC), timedelta(hours=1))
    unit = "hour" if span < timedelta(days=3) else "day" if span < timedelta(days=60) else "month"
    start = floor(first, unit)
    whole = max(last.astimezone(UTC) - start.astimezone(UTC), timedelta(hours=1))
    try:
        end = (last.astimezone(UTC) + whole * margin).astimezone(last.tzinfo)
    except OverflowError:
        end = last
    return TimeAxis(start=start, end=end, left=left, right=right)
