"""Reading MARAC off a case file, for the clocks and alerts that its listings, hearings and refusals move."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import (
    InformationAnswered,
    InformationRequested,
    MaracHeld,
    MaracListed,
    MaracNotListed,
)
from teamaround.practice.record.words import Answer

MARAC = "marac"
_CAME = (Answer.ANSWERED, Answer.NOTHING_HELD)


def first_after(moments: Iterable[datetime], moment: datetime) -> datetime | None:
    """The first of some moments at or after another one; all as entries keep them, in UTC."""
    at = instant(moment)
    return min((one for one in moments if one >= at), default=None)


def heard_after(case: CaseFile, victim: str, moment: datetime) -> datetime | None:
    """When MARAC next heard the case of a victim."""
    heard = (told.entry.happened_at for told in case.of(MaracHeld) if told.fact.victim == victim)
    return first_after(heard, moment)


def turned_down_after(case: CaseFile, victim: str, moment: datetime) -> datetime | None:
    """When it was next decided, with a reason, that the case of a victim is not listed."""
    down = (
        told.entry.happened_at
        for told in case.of(MaracNotListed)
        if told.fact.victim == victim and told.fact.reason
    )
    return first_after(down, moment)


def next_meeting(case: CaseFile, victim: str, moment: datetime) -> date | None:
    """The day for which the case of a victim is listed next."""
    days = [
        told.fact.meeting_on
        for told in case.of(MaracListed)
        if told.fact.victim == victim
        and told.fact.meeting_on is not None
        and told.fact.meeting_on >= local_date(moment)
    ]
    return min((day for day in days if day is not None), default=None)


def schools_asked(case: CaseFile, listed: Noted[MaracListed]) -> tuple[str, ...]:
    """The child's own schools at the listing; where the record knows none, those that the listing names."""
    at = listed.entry.recorded_at
    own = [
        one.agency
        for one in case.schools
        if instant(one.since) <= at and (one.until is None or at < instant(one.until))
    ]
    return tuple(sorted(own or listed.fact.schools))


def asked_at(case: CaseFile, listed: Noted[MaracListed], school: str) -> datetime | None:
    """When a school was asked for its part, if that was recorded."""
    return min(
        (told.entry.happened_at for told in _requests(case, listed, school)), key=instant, default=None
    )


def school_contributed_at(case: CaseFile, listed: Noted[MaracListed], school: str) -> datetime | None:
    """When a school sent its part, or said that it holds nothing: by answer, or as the minute says."""
    requests = {told.fact.request for told in _requests(case, listed, school)}
    came = [
        told.entry.happened_at
        for told in case.of(InformationAnswered)
        if told.fact.request in requests and told.fact.answer in _CAME
    ]
    came += [
        told.entry.happened_at
        for told in case.of(MaracHeld)
        if told.fact.victim == listed.fact.victim and school in told.fact.schools_contributed
    ]
    return first_after(came, listed.entry.happened_at)


def _requests(case: CaseFile, listed: Noted[MaracListed], school: str) -> list[Noted[InformationRequested]]:
    pair = {listed.fact.victim, listed.fact.perpetrator} - {""}
    return [
        told
        for told in case.of(InformationRequested)
        if told.fact.agency == school
        and told.entry.happened_at >= listed.entry.happened_at
        and (told.fact.forum.casefold() == MARAC or pair.intersection(told.fact.about))
    ]
