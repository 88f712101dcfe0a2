"""How each challenge of a child stands. Silence is an outcome of its own, and an answer ends it only when agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from teamaround.practice.calendar import Calendar, deadline, instant, local_date
from teamaround.practice.challenge.ladder import Stage, ladder
from teamaround.practice.clocks.rules.c40_challenge import stage_due
from teamaround.practice.clocks.table import ClockRow, shipped_table
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.words import YesNoUnknown

_JUST_AFTER = timedelta(seconds=1)  # the last second itself is still in time


class ChallengeState(StrEnum):
    """Where a challenge is. Safety actions for the child stay open in every one of them (AC-R13-3)."""

    AWAITING = "awaiting"
    ANSWERED = "answered"  # the raiser has not said yet whether they agree
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    NO_RESPONSE = "no_response"


GOES_ON = (ChallengeState.NOT_AGREED, ChallengeState.NO_RESPONSE)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One challenge at its present stage. `next_stage` is offered by `offered_by` where it goes on and there is one."""

    challenge: str
    raised: Noted[ChallengeRaised]
    state: ChallengeState
    since: datetime
    due: datetime
    next_stage: Stage | None = None
    offered_by: datetime | None = None


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """An agency did not answer a stage in time: kept against the agency even if it answered later (AC-R13-2)."""

    challenge: str
    agency: str
    stage: int
    since: datetime
    answered_at: datetime | None = None


def standings(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Standing, ...]:
    """Every challenge as at a moment, at the highest stage it has come to."""
    latest: dict[str, Noted[ChallengeRaised]] = {}
    for told in _stages(case):
        latest[told.fact.challenge] = told
    return tuple(_standing(case, told, now, calendar) for told in latest.values())


def word_of_raiser_by(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[datetime]:
    """By when each raiser who has a reply is to say whether they agree; from then on it counts as not agreed."""
    for standing in standings(case, now, calendar):
        reply = _reply(case, standing.raised)
        if standing.state is ChallengeState.ANSWERED and reply is not None:
            yield _word_due(reply, _row(standing.raised), calendar)


def _word_due(reply: Noted[ChallengeAnswered], row: ClockRow, calendar: Calendar) -> datetime:
    span = row.spans["raiser_agrees"]
    return deadline(reply.entry.happened_at, span.length, span.unit, calendar)


def silences(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Silence]:
    """Every stage that was not answered by its time, as at a moment."""
    for told in _stages(case):
        due = answer_due(told, calendar)
        reply = _reply(case, told)
        ended = reply.entry.happened_at if reply else None
        if instant(ended or now) > instant(due):
            yield Silence(
                challenge=told.fact.challenge,
                agency=told.fact.to_agency,
                stage=told.fact.stage,
                since=due + _JUST_AFTER,
                answered_at=ended,
            )


def _stages(case: CaseFile) -> list[Noted[ChallengeRaised]]:
    return sorted(
        case.of(ChallengeRaised),
        key=lambda told: (told.fact.stage, told.entry.happened_at, told.entry.entry_id),
    )


def answer_due(told: Noted[ChallengeRaised], calendar: Calendar) -> datetime:
    """By when a stage must be answered."""
    return stage_due(told, _row(told), calendar)


def _row(told: Noted[ChallengeRaised]) -> ClockRow:
    on = local_date(told.entry.happened_at)
    return shipped_table().row("C40", on) or shipped_table().rows("C40")[-1]


def _standing(case: CaseFile, told: Noted[ChallengeRaised], now: datetime, calendar: Calendar) -> Standing:
    row = _row(told)
    due = stage_due(told, row, calendar)
    state, since = _state(case, told, due, now, calendar, row)
    goes_on = state in GOES_ON
    offer = row.spans["next_offered"]
    return Standing(
        challenge=told.fact.challenge,
        raised=told,
        state=state,
        since=since,
        due=due,
        next_stage=ladder().stage(told.fact.stage + 1) if goes_on else None,
        offered_by=deadline(since, offer.length, offer.unit, calendar) if goes_on else None,
    )


def _state(
    case: CaseFile,
    told: Noted[ChallengeRaised],
    due: datetime,
    now: datetime,
    calendar: Calendar,
    row: ClockRow,
) -> tuple[ChallengeState, datetime]:
    reply = _reply(case, told)
    if reply is None:
        is_late = instant(now) > instant(due)
        return (
            (ChallengeState.NO_RESPONSE, due + _JUST_AFTER)
            if is_late
            else (ChallengeState.AWAITING, told.entry.recorded_at)
        )
    word = _word_of_raiser(case, told)
    if word is not None:
        agreed = ChallengeState.AGREED if word.fact.agreed_by_raiser else ChallengeState.NOT_AGREED
        return agreed, word.entry.recorded_at
    until = _word_due(reply, row, calendar)
    if instant(now) > instant(until):
        return ChallengeState.NOT_AGREED, until + _JUST_AFTER
    return ChallengeState.ANSWERED, reply.entry.recorded_at


def _answers(case: CaseFile, told: Noted[ChallengeRaised]) -> list[Noted[ChallengeAnswered]]:
    """What was said of the challenge since this stage began, oldest first."""
    found = [
        one
        for one in case.of(ChallengeAnswered)
        if one.fact.challenge == told.fact.challenge and one.entry.happened_at >= told.entry.happened_at
    ]
    return sorted(found, key=lambda one: (one.entry.happened_at, one.entry.entry_id))


def _reply(case: CaseFile, told: Noted[ChallengeRaised]) -> Noted[ChallengeAnswered] | None:
    """The first reply that says whether the outcome expected is met."""
    return next(
        (one for one in _answers(case, told) if one.fact.in_part or one.fact.met is not YesNoUnknown.UNKNOWN),
        None,
    )


def _word_of_raiser(case: CaseFile, told: Noted[ChallengeRaised]) -> Noted[ChallengeAnswered] | None:
    said = [one for one in _answers(case, told) if one.fact.agreed_by_raiser is not None]
    return said[-1] if said else None
