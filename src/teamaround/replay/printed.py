"""What `teamaround replay` prints of a report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from teamaround.practice.calendar import LONDON
from teamaround.practice.clocks import Level
from teamaround.practice.measures import Measured
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.replay.forbidding import GROWING
from teamaround.replay.report import Asked, Lag, NotAllowed, Raised, Report
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.tables import Echo, table, when


def print_report(report: Report, scenario: Scenario, echo: Echo) -> None:
    """The verdict, what was missed, what was first raised when, and the knowledge lag."""
    _verdict(report, echo)
    _asked("Missed", report.missed, echo)
    _forbidden(report.forbidden, echo)
    _asked("Not yet built", report.not_yet, echo)
    _reds("Red and expected by nobody", report.unexpected_red, scenario, echo)
    _first_raised(report, scenario, echo)
    _lag(report.knowledge_lag, echo)
    _measures(report.measures, echo)


def _verdict(report: Report, echo: Echo) -> None:
    echo(f"\n{report.title} ({report.scenario}), replayed to {when(report.until)}")
    echo(
        f"expected {report.expected}   met {report.met}   missed {len(report.missed)}   "
        f"not yet built {len(report.not_yet)}   forbidden {len(report.forbidden)}   "
        f"red and unexpected {len(report.unexpected_red)}"
    )


def _asked(title: str, rows: Iterable[Asked], echo: Echo) -> None:
    told = [(one.event, one.code, _wanted(one), one.found) for one in rows]
    table(title, ("event", "code", "expected", "found"), told, echo)


def _wanted(one: Asked) -> str:
    parts = (one.level, f"by {one.by}" if one.by else "", f"due {one.due}" if one.due else "", one.why)
    return ", ".join(part for part in (*parts, f"to {' '.join(one.to)}" if one.to else "") if part)


def _forbidden(rows: Iterable[NotAllowed], echo: Echo) -> None:
    told = [(one.event, one.rule, one.what, when(one.at) if one.at else "") for one in rows]
    table("Forbidden and seen", ("event", "rule", "what", "when"), told, echo)


def _reds(title: str, rows: Iterable[Raised], scenario: Scenario, echo: Echo) -> None:
    table(
        title,
        ("event", "code", "when", *_child_head(scenario), "why"),
        [(one.event, one.code, when(one.at), *_child(one, scenario), one.why) for one in rows],
        echo,
    )


def _child_head(scenario: Scenario) -> tuple[str, ...]:
    return ("child",) if len(scenario.children) > 1 else ()


def _child(row: Raised, scenario: Scenario) -> tuple[str, ...]:
    return (row.child,) if len(scenario.children) > 1 else ()


def _first_raised(report: Report, scenario: Scenario, echo: Echo) -> None:
    """When each code and level first appeared, with its days before the serious incident, if there is one (6.2)."""
    harm = next(
        (
            one.at
            for one in scenario.events
            if any(isinstance(fact, SeriousIncident) for fact in one.all_facts)
        ),
        None,
    )
    seen: set[tuple[str, str, str, str]] = set()
    children: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for row in report.raised:
        mark = (row.code, row.level, row.event if row.level == Level.RED else "", row.child)
        if row.kind == "alert" and row.change in GROWING and mark not in seen:
            seen.add(mark)
            days = (str((harm.date() - row.at.astimezone(LONDON).date()).days),) if harm else ()
            named = (when(row.at), row.code, row.level, *days, row.event)
            children.setdefault((named, row.why), []).append(row.child)
    before = ("days before",) if harm else ()
    heads = ("when", "code", "level", *before, "event", *_child_head(scenario), "why")
    rows = [
        (*named, *((", ".join(of),) if len(scenario.children) > 1 else ()), why)
        for (named, why), of in children.items()
    ]
    table("First raised", heads, rows, echo)


def _lag(rows: Iterable[Lag], echo: Echo) -> None:
    """The facts that did not reach the team at once; the others stand in the JSON."""
    told = [
        (
            one.held_by or "unknown",
            one.what,
            when(one.held_since),
            "never" if one.reached_team_at is None else _span(one.lag_minutes),
            _school(one),
        )
        for one in rows
        if one.lag_minutes != 0
    ]
    table("Who knew what, when", ("held by", "fact", "since", "to the team", "to the school"), told, echo)


def _measures(rows: Iterable[Measured], echo: Echo) -> None:
    """Those that had something to count, each against its target."""
    told = [
        (one.name, f"{one.counted} of {one.of}", f"{one.value:.2f}", f"{one.target:.2f}", _is_met(one))
        for one in rows
        if one.value is not None
    ]
    table("Measures", ("measure", "counted", "value", "target", "met"), told, echo)


def _is_met(one: Measured) -> str:
    return "yes" if one.is_met else "no"


def _school(one: Lag) -> str:
    if one.reached_school_at is not None:
        return _span(one.school_lag_minutes)
    return "notice only" if one.school_notice_at is not None else "not told"


def _span(minutes: int | None) -> str:
    if minutes is None:
        return ""
    apart = timedelta(minutes=minutes)
    if apart >= timedelta(days=2):
        return f"{apart.days} days"
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )
