"""What the team would have known at a moment: `teamaround replay --as-at`."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks import Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.replay.lives import ClockLife
from teamaround.replay.played import Played
from teamaround.replay.tables import Echo, table, when


def print_as_at(played: Played, echo: Echo) -> None:
    """Each child as it stood: open alerts, running clocks, safeguards leant on, open questions."""
    for child, case in played.cases.items():
        name = case.about.name if case.about and case.about.name else child
        echo(f"\n{name}, as at {when(played.until)}")
        _alerts(played, child, echo)
        _clocks(played, child, echo)
        _relied_on(case, echo)
        _not_known(case, echo)


def _alerts(played: Played, child: str, echo: Echo) -> None:
    standing = ((life, life.standing(played.until)) for life in played.alerts if life.child == child)
    rows = [
        (str(span.level), life.code, when(life.spans[0].at), span.alert.explanation.what)
        for life, span in standing
        if span is not None
    ]
    loudest = sorted(rows, key=lambda row: (Level(row[0]).rank, row[2]))
    table("Open alerts", ("level", "code", "since", "what"), loudest, echo)


def _clocks(played: Played, child: str, echo: Echo) -> None:
    running = [life for life in played.clocks if life.clock.child == child and life.runs(played.until)]
    rows = [_clock(life, played.until) for life in running]
    table("Running clocks", ("code", "due", "state", "owner", "what"), rows, echo)


def _clock(life: ClockLife, until: datetime) -> tuple[str, ...]:
    late = "late" if instant(until) > instant(life.clock.due) else "running"
    return life.clock.code, when(life.clock.due), late, life.clock.owner, life.clock.name


def _relied_on(case: CaseFile, echo: Echo) -> None:
    rows = [
        (
            name,
            one.words or one.sort,
            one.owner or "nobody",
            when(one.checked_at) if one.checked_at else "never",
        )
        for name, one in case.controls.items()
        if one.relied_on_at and one.ended_at is None
    ]
    table("Relied on", ("safeguard", "what", "owner", "last checked"), rows, echo)


def _not_known(case: CaseFile, echo: Echo) -> None:
    rows = [
        (one.wording, f"{len(one.stances)} said, {one.independent_checks} checks", when(one.opened_at))
        for one in case.questions.values()
        if one.closed_at is None
    ]
    table("Not known", ("question", "so far", "open since"), rows, echo)
