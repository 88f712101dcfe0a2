"""C09: reports reach the family, explained, some working days before the conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import end_of_day, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import first_after, first_from
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import (
    ConferenceHeld,
    ConferenceReportShared,
    ConferenceRequested,
)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a conference with a day; counted back from that day. It ends when the conference is held."""
    shared = [told.entry.happened_at for told in case.of(ConferenceReportShared) if told.fact.explained]
    held = [told.entry.happened_at for told in case.of(ConferenceHeld)]
    for told in case.of(ConferenceRequested):
        if told.fact.on is None or _called_again(case, told.entry.recorded_at):
            continue
        ended = first_after(held, told.entry.happened_at)
        met_at = first_from(shared, told.entry.happened_at)
        if met_at is not None and instant(met_at) > instant(end_of_day(told.fact.on)):
            met_at = None  # a report for a later conference
        yield Started(
            told.entry.happened_at,
            told.entry.entry_id,
            met_at=met_at,
            ceased_at=None if met_at else ended,
            span=told.fact.sort.value,
            until=told.fact.on,
        )


def _called_again(case: CaseFile, recorded: datetime) -> bool:
    """Whether a later note, before any conference, names another day: only the last day counts."""
    later = [
        told.entry
        for told in case.of(ConferenceRequested)
        if told.fact.on is not None and told.entry.recorded_at > instant(recorded)
    ]
    held = [told.entry for told in case.of(ConferenceHeld)]
    return any(
        not any(instant(recorded) < one.recorded_at < entry.recorded_at for one in held) for entry in later
    )
