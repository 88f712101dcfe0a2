"""What must happen next, and by when: clocks, alerts to accept and plan actions, the soonest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from teamaround.practice.answers.undone import Undone
from teamaround.practice.calendar import LONDON, Calendar
from teamaround.practice.clocks import MET_BY_ACCEPTING, Clock, for_alert, met_by
from teamaround.practice.clocks.speaking import shown_clocks
from teamaround.practice.record.facts.meetings import CoreGroupHeld, PlanActionDone, PlanActionSet
from teamaround.practice.record.roles import Role
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.pages.child.left_undone import undone_step
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import address
from teamaround.service.pages.child.urgent import URGENT, Standing
from teamaround.service.pages.components import clock_strip
from teamaround.service.pages.components.clock_strip import ClockStrip
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Link
from teamaround.service.pages.components.question_panel import NextStep, QuestionPanel
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field

STEPS, CLOCKS = 5, 6
SHORT = {"spoc": "the desk", "edt": "emergency duty", "police": "police", "probation": "probation"}
END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done: what, whose it is, since when and by when. `level` of an alert to accept."""

    what: str
    who: str
    since: datetime
    due: datetime
    level: Level | None = None

    def is_late(self, now: datetime) -> bool:
        return now > self.due


def everything_due(opened: Opened, alerts: tuple[Standing, ...]) -> tuple[Due, ...]:
    """Alerts that nobody accepted, red first; then clocks and plan actions, the earliest due first."""
    accept = tuple(_grouped(_acceptances(opened, alerts)))
    found = (*_clocks(opened, alerts), *_actions(opened), *_core_group(opened))
    rest = found if opened.sees(Field.CLOCKS) else ()
    red = [one for one in accept if one.level is Level.RED]
    others = [one for one in (*accept, *rest) if one.level is not Level.RED]
    return (*sorted(red, key=_earliest), *sorted(others, key=_earliest))


def _earliest(one: Due) -> tuple[datetime, str]:
    return (one.due.astimezone(UTC), one.what)


def _acceptances(opened: Opened, alerts: tuple[Standing, ...]) -> Iterator[Due]:
    for one in alerts:
        if one.clock is None or one.is_accepted or one.alert.level not in URGENT:
            continue
        who = _or(_called(opened, role) for role in one.alert.to)
        yield Due(f"Accept the alert: {one.name}", who, one.clock.started_at, one.clock.due, one.level)


def _grouped(waiting: Iterator[Due]) -> Iterator[Due]:
    """The alerts of one level as one thing to do."""
    by_level: dict[Level | None, list[Due]] = {}
    for one in waiting:
        by_level.setdefault(one.level, []).append(one)
    for level, several in by_level.items():
        yield several[0] if len(several) == 1 else _together(level, several)


def _together(level: Level | None, several: list[Due]) -> Due:
    """ "Accept 7 amber alerts", by the time of the last of them: those before it are late, and said to be."""
    last = max(several, key=_earliest)
    return replace(last, what=f"Accept {len(several)} {level} alerts")


def _clocks(opened: Opened, alerts: tuple[Standing, ...]) -> Iterator[Due]:
    """Open clocks, those of alerts besides their acceptance among them; several of one name and owner in one line."""
    calendar = partnership_calendar()
    of_alerts = (clock for one in alerts for clock in _besides_accepting(opened, one, calendar))
    same: dict[tuple[str, str], list[Clock]] = {}
    of_alerts = (clock for clock in of_alerts if clock.is_open)
    for clock in (*shown_clocks(opened.whole, opened.now, calendar), *of_alerts):
        same.setdefault((clock.name, clock.owner), []).append(clock)
    for (name, owner), several in same.items():
        first = min(several, key=lambda clock: clock.due.astimezone(UTC))
        what = name if len(several) == 1 else f"{name} ({len(several)} of them)"
        yield Due(what, _called(opened, owner), first.started_at, first.due)


def _besides_accepting(opened: Opened, one: Standing, calendar: Calendar) -> Iterator[Clock]:
    """What else an alert starts, such as the time within which a denial is tested (C44)."""
    for clock in for_alert(one.alert, opened.now, calendar, case=opened.whole):
        if MET_BY_ACCEPTING not in met_by(clock, calendar):
            yield clock


def _called(opened: Opened, role: str) -> str:
    """Whoever has that role for this child: by name, else in a short word."""
    holder = next((user.name for user in opened.holders if user.role == role), "")
    return holder or SHORT.get(role) or role_name(role) or role.replace("_", " ")


def _actions(opened: Opened) -> Iterator[Due]:
    """Plan actions with a date that nobody has marked done."""
    done = {told.fact.action for told in opened.shown.of(PlanActionDone)}
    plan = opened.shown.plan
    for told in opened.shown.of(PlanActionSet):
        if (
            told.fact.due is None
            or told.fact.action in done
            or plan is None
            or told.entry.happened_at < plan.started_at
        ):
            continue
        due = datetime.combine(told.fact.due, END_OF_DAY, LONDON)
        owner = opened.names.somebody(told.fact.owner or told.fact.provider)
        yield Due(told.fact.what, owner, told.entry.happened_at, due)


def _core_group(opened: Opened) -> Iterator[Due]:
    """The day that the last core group named for the next one, while it is still to come."""
    held = opened.shown.last(CoreGroupHeld)
    if held is None or held.fact.next_on is None or opened.shown.plan is None:
        return
    due = datetime.combine(held.fact.next_on, END_OF_DAY, LONDON)
    if due >= opened.now:
        yield Due("Hold the core group", _called(opened, Role.SW.value), held.entry.happened_at, due)


def next_panel(
    opened: Opened, due: tuple[Due, ...], undone: tuple[Undone, ...], most: int = STEPS
) -> QuestionPanel:
    """What has a day, then what has none: of five at least one, if there is any; and the way to all of them."""
    number = len(due) + len(undone)
    dated = due[: most - min(1, len(undone))]
    open_ended = undone[: most - len(dated)]
    where = f"{address(opened, 'child_answers')}#next"
    return QuestionPanel(
        "next",
        "What must happen next, and by when?",
        steps=(
            *(_step(opened, one) for one in dated),
            *(undone_step(opened, one) for one in open_ended),
        ),
        links=(Link(f"All {number} things", where, "that must happen"),) if number > most else (),
        empty="No clock is running, no action has a date and nothing recorded is left undone. "
        "Conferences, core groups, requests and safeguards set what stands here.",
    )


def _step(opened: Opened, one: Due) -> NextStep:
    who = f"{one.who[:1].upper()}{one.who[1:]}"
    return NextStep(
        one.what[:1].upper() + one.what[1:], who, due_words(one, opened.now), left_words(one.due, opened.now)
    )


def due_words(one: Due, now: datetime) -> str:
    """ "tonight 9:09pm", "Wed 15 May", "was 8 May"."""
    day = dates.spoken_day(one.due, now)
    if one.is_late(now):
        return f"was {day}"
    is_day_end = dates.in_london(one.due).time().replace(microsecond=0) >= END_OF_DAY
    if is_day_end:
        return day if day in ("today", "tonight", "tomorrow") else _dated(one.due, now)
    return f"{day} {dates.clock_time(one.due)}"


def _dated(due: datetime, now: datetime) -> str:
    same_year = dates.in_london(due).year == dates.in_london(now).year
    return dates.short_weekday(due) if same_year else dates.brief_day(due)


def left_words(due: datetime, now: datetime) -> str:
    """ "47 min left", "3 days late"; nothing left on the day itself is "today is the last day"."""
    words = dates.left(due, now)
    return "under a minute" if words.startswith("0 min") else words


def strip(opened: Opened, due: tuple[Due, ...]) -> ClockStrip:
    """Up to six clocks."""
    return ClockStrip(tuple(_clock(one, opened.now) for one in due[:CLOCKS]))


def _clock(one: Due, now: datetime) -> clock_strip.Clock:
    late = one.is_late(now)
    level = one.level or (Level.AMBER if late else None)
    by = f"due {dates.spoken_day(one.due, now)}" if late else f"by {due_words(one, now)}"
    return clock_strip.Clock(
        left_words(one.due, now), one.what, by, used=_used(one, now), late=late, level=level
    )


def _used(one: Due, now: datetime) -> float:
    span = one.due.astimezone(UTC) - one.since.astimezone(UTC)
    if now >= one.due or span <= timedelta(0):
        return 1.0
    return (now.astimezone(UTC) - one.since.astimezone(UTC)) / span


def _or(words: Iterator[str]) -> str:
    told = [word for word in words if word]
    return " or ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else "".join(told)
