"""Whether what a scenario expects was met (decision 30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from teamaround.practice.alerts import catalogue
from teamaround.practice.alerts.closing import may_close
from teamaround.practice.calendar import instant
from teamaround.practice.clocks import Level, Moment, shipped_table
from teamaround.practice.prompts import prompt_table
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.replay.lives import AlertLife, Change, ClockLife, PromptLife
from teamaround.replay.played import Played
from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.expectation import CHANGES, Expectation
from teamaround.replay.scenario.times import moment
from teamaround.replay.tables import when
from teamaround.replay.until import latest

# Changes of an alert that may be expected (`A21_upgrade`), by their word.
CHANGED = dict(zip(CHANGES, (Change.UPGRADED, Change.DOWNGRADED, Change.CLOSED), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One expectation of one event. `met` is empty where nothing built could meet it. `keys` are alerts that met it."""

    event: Event
    expected: Expectation
    child: str
    met: bool | None
    found: str = ""
    keys: tuple[str, ...] = ()


def built_codes() -> frozenset[str]:
    """Codes that a replay can try, as the tables of alerts and clocks have them."""
    alerts = {row.code for row in catalogue().alerts}
    return frozenset({*alerts, *(row.code for row in shipped_table().clocks), *prompt_table()})


def verdicts(played: Played) -> tuple[Verdict, ...]:
    """A verdict on every expectation of the events played, in the file's order.

    Where the replay stopped before an expectation had to hold, it counts if it held by then and is left out if not.
    """
    judged = (
        (_judge(played, event, expected), latest(event, expected, played.scenario.zone))
        for event in played.events
        for expected in event.expect
        if instant(event.at) <= instant(played.until)
    )
    return tuple(one for one, at in judged if one.met or instant(at) <= instant(played.until))


def _judge(played: Played, event: Event, expected: Expectation) -> Verdict:
    child = expected.child or "".join(event.children[:1]) or played.scenario.children[0].person
    if expected.code in prompt_table():
        return _prompt(played, event, expected, child)
    code, _, change = expected.code.partition("_")
    if code not in built_codes() or (change and change not in CHANGED):
        return Verdict(event=event, expected=expected, child=child, met=None)
    if change:
        return _change(played, event, expected, child)
    return (_clock if code.startswith("C") else _alert)(played, event, expected, child)


def _change(played: Played, event: Event, expected: Expectation, child: str) -> Verdict:
    """An alert grew louder or weaker, or closed, between the event and the moment asked for.

    An alert that takes the place of one of a person not identified has grown from that one's level.
    """
    code, _, word = expected.code.partition("_")
    at = _looked_at(played, event, expected)
    lives = [life for life in played.alerts if life.code == code and life.child == child]
    fitting = tuple(
        life.key
        for life in lives
        for when_changed in _changed(played, life, CHANGED[word], lives)
        if instant(event.at) <= instant(when_changed) <= instant(at)
    )
    told = (*(_standing(life, at) for life in lives), *_closed_nothing(played, lives, event, at))
    found = "" if fitting else "; ".join(told) or "never raised"
    return Verdict(event=event, expected=expected, child=child, met=bool(fitting), found=found, keys=fitting)


def _closed_nothing(played: Played, lives: list[AlertLife], event: Event, at: datetime) -> Iterator[str]:
    """Why somebody's closing in this time closed nothing: which rule says so, and the way on."""
    for life in lives:
        case = played.cases[life.child]
        for told in case.of(AlertClosed):
            recorded = instant(told.entry.recorded_at)
            if told.fact.alert == life.key and instant(event.at) <= recorded <= instant(at):
                said = may_close(case, life.spans[-1].alert, told.fact.reason, told.fact.evidence)
                if not said.allowed:
                    yield f"not closed by {told.entry.entry_id}: {said.rule} {said.way_on}"


def _changed(played: Played, life: AlertLife, change: Change, lives: list[AlertLife]) -> Iterator[datetime]:
    """When an alert changed so: it did itself, or it began by giving a name to what another was about."""
    yield from (span.at for span in life.spans if span.change is change)
    first = life.spans[0]
    entry = next((one for one in played.entries if one.entry_id == first.alert.entry_id), None)
    nameless = entry.corrects if entry is not None else None
    for other in lives:
        if nameless and other.spans[0].alert.entry_id == nameless and first.level is not None:
            was = next(span.level for span in reversed(other.spans) if span.level is not None)
            if change is _step(was, first.level):
                yield first.at


def _step(was: Level, now: Level) -> Change | None:
    if was is now:
        return None
    return Change.UPGRADED if now.at_least(was) else Change.DOWNGRADED


def _alert(played: Played, event: Event, expected: Expectation, child: str) -> Verdict:
    at = _looked_at(played, event, expected)
    lives = [life for life in played.alerts if life.code == expected.code and life.child == child]
    fitting = tuple(life.key for life in lives if _fits(life, expected, at))
    return Verdict(
        event=event,
        expected=expected,
        child=child,
        met=bool(fitting),
        found="" if fitting else "; ".join(_standing(life, at) for life in lives) or "never raised",
        keys=fitting,
    )


def _looked_at(played: Played, event: Event, expected: Expectation) -> datetime:
    return min(latest(event, expected, played.scenario.zone), played.until, key=instant)


def _fits(life: AlertLife, expected: Expectation, at: datetime) -> bool:
    span = life.standing(at)
    if span is None or span.level is None:
        return False
    loud = expected.level is None or span.level.at_least(expected.level)
    return loud and set(expected.to) <= {*span.alert.to, *span.alert.to_agencies}


def _standing(life: AlertLife, at: datetime) -> str:
    span = life.standing(at)
    if span is None:
        begun = life.spans[0].at
        return (
            f"raised {begun:%Y-%m-%d %H:%M}"
            if instant(begun) > instant(at)
            else f"closed {life.spans[-1].at:%Y-%m-%d %H:%M}"
        )
    return f"{span.level} to {', '.join(span.alert.to)} since {life.spans[0].at:%Y-%m-%d %H:%M}"


def _clock(played: Played, event: Event, expected: Expectation, child: str) -> Verdict:
    lives = [life for life in played.clocks if life.clock.code == expected.code and life.clock.child == child]
    wanted = [moment(due, played.scenario.zone) for due in expected.dues]
    met = all(any(_is_due(life, due, played) for life in lives) for due in wanted)
    if expected.by or not wanted:
        at = _looked_at(played, event, expected)
        met = met and any(life.runs(at) for life in lives)
    if expected.red_from:
        red = moment(expected.red_from, played.scenario.zone)
        met = met and any(_same(one.at, red, played) for life in lives for one in _reds(life))
    found = "" if met else "; ".join(map(_in_words, lives)) or "never started"
    return Verdict(event=event, expected=expected, child=child, met=met, found=found)


def _prompt(played: Played, event: Event, expected: Expectation, child: str) -> Verdict:
    """Practice asks for it at the event, or comes to by the moment looked at, and by when is as expected."""
    at = _looked_at(played, event, expected)
    lives = [one for one in played.prompts if (one.prompt.code, one.prompt.child) == (expected.code, child)]
    standing = [
        one
        for one in lives
        if one.stands(event.at) or instant(event.at) <= instant(one.first_seen_at) <= instant(at)
    ]
    wanted = [moment(due, played.scenario.zone) for due in expected.dues]
    met = bool(standing) and all(any(_is_due(one, due, played) for one in standing) for due in wanted)
    met = met and all(any(role in one.prompt.to for one in standing) for role in expected.to)
    dues = sorted({f"{due:%Y-%m-%d %H:%M}" for one in lives for due in one.dues})
    found = (
        ""
        if met
        else f"due {', '.join(dues)}"
        if dues
        else "not asked"
        if not standing
        else "asked of others"
    )
    return Verdict(event=event, expected=expected, child=child, met=met, found=found)


def _in_words(life: ClockLife) -> str:
    """When a clock was due, when it told somebody in red, and until when it ran."""
    ends = [end for end in (life.clock.met_at, life.clock.ceased_at, life.gone_at) if end is not None]
    parts = (
        ("due", life.dues),
        ("red from", tuple(one.at for one in _reds(life))),
        ("ran until", tuple(sorted(ends, key=instant)[:1])),
    )
    return ", ".join(f"{word} {' and '.join(map(when, moments))}" for word, moments in parts if moments)


def _is_due(life: ClockLife | PromptLife, wanted: datetime | date, played: Played) -> bool:
    return any(_same(due, wanted, played) for due in life.dues)


def _same(at: datetime, wanted: datetime | date, played: Played) -> bool:
    """The same day, or the same minute."""
    if not isinstance(wanted, datetime):
        return at.astimezone(played.scenario.zone).date() == wanted
    return instant(at).replace(second=0, microsecond=0) == instant(wanted).replace(second=0, microsecond=0)


def _reds(life: ClockLife) -> Iterator[Moment]:
    return (one for one in life.moments if one.level is Level.RED)
