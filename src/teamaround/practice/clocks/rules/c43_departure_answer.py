"""C43: the group answers an agency that wants to leave: accepted with a holder of the gap, or declined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Departure
from teamaround.practice.record.facts.meetings import DepartureAnswered


def started(case: CaseFile) -> Iterator[Started]:
    """One clock for each departure from a plan; it ceases when the agency is back or the plan has ended."""
    for departure in case.departures:
        plans = [
            one
            for one in case.plans
            if one.started_at <= departure.left_at
            and (one.ended_at is None or one.ended_at > departure.left_at)
        ]
        if plans:
            met_at = _answered_at(case, departure)
            ends = [one.ended_at for one in plans if one.ended_at is not None]
            over = ends if len(ends) == len(plans) else []
            ceased = [at for at in (departure.returned_at, *over[-1:]) if at is not None]
            yield Started(
                departure.left_at,
                departure.entry_id,
                met_at=met_at,
                ceased_at=None if met_at else min(ceased, key=instant, default=None),
                about=(departure.agency,),
            )


def _answered_at(case: CaseFile, departure: Departure) -> datetime | None:
    """When it was answered: an acceptance counts once somebody holds the gap, a decline at once."""
    if departure.accepted and departure.gap_holder and not _answers(case, departure):
        return departure.recorded_at
    answers = (
        at
        for at, accepted, holder in _answers(case, departure)
        if not accepted or holder or departure.gap_holder
    )
    return min(answers, key=instant, default=None)


def _answers(case: CaseFile, departure: Departure) -> list[tuple[datetime, bool, str]]:
    ends = departure.returned_at
    return [
        (told.entry.happened_at, told.fact.accepted, told.fact.gap_holder)
        for told in case.of(DepartureAnswered)
        if told.fact.agency == departure.agency
        and told.entry.happened_at >= departure.left_at
        and (ends is None or told.entry.happened_at <= ends)
    ]
