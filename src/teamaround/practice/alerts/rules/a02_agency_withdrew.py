"""A02: an agency left without an accepted departure record, or was silent at two core groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.active_agencies import silent_members
from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency as agency_words
from teamaround.practice.alerts.wording import day, quoted
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Departure
from teamaround.practice.record.entry import Entry


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each agency that is gone or silent, while anything is open about the child."""
    if not case.is_open:
        return
    for departure in case.departures:
        if departure.returned_at is None and not (departure.accepted and departure.gap_holder):
            yield _left(case, calendar, departure)
    if case.plan is not None:
        for agency, missed in silent_members(case, case.plan.started_at, now).items():
            yield _silent(case, calendar, agency, tuple(told.entry for told in missed))


def _left(case: CaseFile, calendar: Calendar, departure: Departure) -> Alert:
    missing = [
        words
        for words, is_missing in (
            ("no reason is given", not departure.reason),
            ("nobody holds the gap", not departure.gap_holder),
            ("the group has not accepted it", departure.accepted is None),
            ("the group declined it", departure.accepted is False),
        )
        if is_missing
    ]
    return raised(
        "A02",
        case,
        calendar,
        subject=(departure.agency, departure.entry_id),
        since=departure.recorded_at,
        entry_id=departure.entry_id,
        about=(departure.agency,),
        to_agencies=(departure.agency,),
        what=f"{agency_words(case, departure.agency)} left: {', '.join(missing)}",
        how_known=f"Its departure is on the record, {day(local_date(departure.left_at))}.",
        how_sure="Certain: the agency says so itself.",
        undermines=f"What it covered: {quoted(case, departure.covers)}."
        if departure.covers
        else "Not known: the record does not say what it covered.",
        why_level="Amber until the departure is accepted with a holder of the gap.",
    )


def _silent(case: CaseFile, calendar: Calendar, agency: str, missed: tuple[Entry, ...]) -> Alert:
    first, last = missed[0], missed[-1]
    return raised(
        "A02",
        case,
        calendar,
        subject=(agency, "silent", first.entry_id),
        since=max((one.recorded_at for one in missed), key=instant),
        entry_id=last.entry_id,
        about=(agency,),
        to_agencies=(agency,),
        what=f"{agency_words(case, agency)} neither came to the last two core groups nor sent anything",
        how_known="Counted from the minutes of the last two core groups.",
        how_sure="Certain as far as the minutes go.",
        undermines="Whatever the plan relies on this agency for.",
        why_level="Amber: silent at two meetings in a row.",
    )
