"""U5: a departure record lacks a part, or nobody has said who leads on an open emotional need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.alerts.wording import agency, day, row
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.needs.trauma import runs
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Departure
from teamaround.practice.record.words import AgencyKind


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each agency that left a plan with something missing, while a plan is open."""
    if case.plan is None:
        return
    need_is_open = any(run.decided is None for run in runs(case))
    for departure in case.departures:
        missing = list(_missing(case, departure, need_is_open=need_is_open))
        if departure.returned_at is None and departure.accepted is not False and missing:
            yield prompted(
                "U5_departure",
                case,
                subject=(departure.agency, departure.entry_id),
                since=departure.recorded_at,
                entry_id=departure.entry_id,
                what=f"The record of why {agency(case, departure.agency)} left does not say {row(missing)}",
                about=(departure.agency,),
            )


def _missing(case: CaseFile, departure: Departure, *, need_is_open: bool) -> Iterator[str]:
    parts = (
        ("why it left", departure.reason),
        ("what its evidence covers", departure.covers),
        ("what its evidence does not cover", departure.does_not_cover),
        ("who holds the gap", departure.gap_holder),
        ("what would bring it back", departure.brings_back),
    )
    yield from (words for words, told in parts if not told)
    is_health = case.kind_of_agency(departure.agency) is AgencyKind.HEALTH_0_19
    if need_is_open and is_health:
        yield from _of_emotional_health(departure)


def _of_emotional_health(departure: Departure) -> Iterator[str]:
    """A named lead, and a look again soon enough (AC-R2-2)."""
    if not departure.emotional_lead:
        yield "who leads on emotional health"
    last = local_date(departure.left_at) + timedelta(days=prompt_row("U5_departure").numbers["review_days"])
    if departure.emotional_review_on is None or departure.emotional_review_on > last:
        yield f"that emotional health is looked at again by {day(last)}"
