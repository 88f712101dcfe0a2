"""From what was played to the report."""

from __future__ import annotations

from teamaround.practice.clocks import Level
from teamaround.replay.forbidding import GROWING, seen_forbidden
from teamaround.replay.lag_rows import lag_rows
from teamaround.replay.measuring import measures_of
from teamaround.replay.played import Played
from teamaround.replay.raised_rows import raised_rows
from teamaround.replay.report import Asked, Raised, Report
from teamaround.replay.verdict import Verdict, verdicts


def report_of(played: Played, *, strict: bool = False) -> Report:
    """The report. `strict` counts what is not built yet among the missed."""
    judged = verdicts(played)
    met = [one for one in judged if one.met]
    not_yet = [one for one in judged if one.met is None]
    missed = [one for one in judged if one.met is False or (strict and one.met is None)]
    rows = raised_rows(played)
    return Report(
        scenario=played.scenario.scenario,
        title=played.scenario.title,
        until=played.until,
        expected=len(met) + len(missed),
        met=len(met),
        missed=tuple(_asked(one) for one in missed),
        forbidden=seen_forbidden(played),
        not_yet=tuple(_asked(one) for one in not_yet),
        unexpected_red=_unexpected_red(rows, judged),
        raised=rows,
        knowledge_lag=lag_rows(played),
        measures=measures_of(played),
        met_expectations=tuple(_asked(one) for one in met),
    )


def _asked(one: Verdict) -> Asked:
    expected = one.expected
    return Asked(
        event=one.event.id,
        code=expected.code,
        child=one.child,
        by=expected.by,
        due=", ".join(expected.dues),
        level=expected.level or "",
        to=expected.to,
        red_from=expected.red_from,
        why=expected.why,
        found="not built yet" if one.met is None else one.found,
    )


def _unexpected_red(rows: tuple[Raised, ...], judged: tuple[Verdict, ...]) -> tuple[Raised, ...]:
    """Red alerts, raised or grown so, that met nobody's expectation of their code for their child."""
    wanted = {(one.child, key) for one in judged for key in one.keys}
    return tuple(
        row
        for row in rows
        if row.kind == "alert"
        and row.level == Level.RED
        and row.change in GROWING
        and (row.child, row.key) not in wanted
    )
