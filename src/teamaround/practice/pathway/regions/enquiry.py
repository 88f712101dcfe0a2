"""Region E: strategy discussions and section 47 enquiries."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.front_door import (
    EnquiryConcluded,
    StrategyMeetingHeld,
    StrategyRequested,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort


class Enquiry(StrEnum):
    """Where the newest enquiry stands."""

    NONE = "E0"
    STRATEGY_PLANNED = "E1"
    STRATEGY_HELD = "E2"
    OPEN = "E3"
    CONCLUDED = "E4"


def enquiry(case: CaseFile) -> Enquiry:
    """The newest step counts: a discussion asked for or held, an enquiry opened, concluded or taken to conference."""
    steps = [
        *((told.entry.happened_at, Enquiry.STRATEGY_PLANNED) for told in _asked_for(case)),
        *((told.entry.happened_at, Enquiry.STRATEGY_HELD) for told in _discussed(case)),
        *((at, Enquiry.OPEN) for at in opened_at(case)),
        *((told.entry.happened_at, Enquiry.CONCLUDED) for told in case.of(EnquiryConcluded)),
        *((told.entry.happened_at, Enquiry.CONCLUDED) for told in _conferences(case)),
    ]
    newest = max(steps, key=lambda step: (instant(step[0]), step[1].value), default=None)
    return newest[1] if newest else Enquiry.NONE


def opened_at(case: CaseFile) -> tuple[datetime, ...]:
    """When section 47 enquiries were opened."""
    return tuple(told.entry.happened_at for told in case.of(StrategyMeetingHeld) if told.fact.opens_enquiry)


def _asked_for(case: CaseFile) -> list[Noted[StrategyRequested]]:
    return [told for told in case.of(StrategyRequested) if not told.fact.refused]


def _discussed(case: CaseFile) -> list[Noted[StrategyMeetingHeld]]:
    """Discussions that open no enquiry; one held while an enquiry is open leaves it open."""
    openings = opened_at(case)
    return [
        told
        for told in case.of(StrategyMeetingHeld)
        if not told.fact.opens_enquiry and not _is_within(case, openings, told.entry.happened_at)
    ]


def _is_within(case: CaseFile, openings: tuple[datetime, ...], moment: datetime) -> bool:
    begun = [instant(at) for at in openings if instant(at) <= instant(moment)]
    ends = [told.entry.happened_at for told in case.of(EnquiryConcluded)]
    ends += [told.entry.happened_at for told in _conferences(case)]
    return bool(begun) and not any(max(begun) < instant(at) <= instant(moment) for at in ends)


def _conferences(case: CaseFile) -> list[Noted[ConferenceHeld]]:
    return [told for told in case.of(ConferenceHeld) if told.fact.sort is ConferenceSort.INITIAL]
