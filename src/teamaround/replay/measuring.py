"""The measures of a replay: how the people of the scenario did, by the whole-system measures (domain 8.3)."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.alert_clocks import accepted_at
from teamaround.practice.measures import AlertHistory, Measured, Watched, measured
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.replay.lives import AlertLife, Change, Span
from teamaround.replay.played import Played
from teamaround.replay.raised_rows import ACKNOWLEDGEMENT
from teamaround.replay.recorded import team_of


def measures_of(played: Played) -> tuple[Measured, ...]:
    """Every measure over the children of a scenario, from its first entry to where the replay stopped."""
    begun = min((entry.recorded_at for entry in played.entries), key=instant, default=played.until)
    children = [_watched(played, child, case) for child, case in played.cases.items()]
    return measured(children, since=begun, now=played.until)


def _watched(played: Played, child: str, case: CaseFile) -> Watched:
    due = {
        life.clock.key.removeprefix(f"{ACKNOWLEDGEMENT}:"): life.clock.due
        for life in played.clocks
        if life.clock.code == ACKNOWLEDGEMENT and life.clock.child == child
    }
    return Watched(
        case=case,
        clocks=tuple(life.clock for life in played.clocks if life.clock.child == child),
        alerts=tuple(
            _history(life, case, due.get(life.key)) for life in played.alerts if life.child == child
        ),
        team=team_of(played.scenario, frozenset(council for council, _ in case.councils)),
    )


def _history(life: AlertLife, case: CaseFile, due: datetime | None) -> AlertHistory:
    loudest = min((span for span in life.spans if span.level is not None), key=_rank)
    closed = [span.at for span in life.spans if span.change is Change.CLOSED]
    reasons = [told.fact.reason for told in case.of(AlertClosed) if told.fact.alert == life.key]
    return AlertHistory(
        code=life.code,
        level=loudest.alert.level,
        raised_at=loudest.at,
        due=due,
        accepted_at=accepted_at(loudest.alert, case),
        closed_at=closed[-1] if closed else None,
        closing_reason=reasons[-1] if reasons else "",
    )


def _rank(span: Span) -> int:
    return span.alert.level.rank
