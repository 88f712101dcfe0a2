"""Later moments at which an alert may begin although nothing is recorded (decision 29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.alerts import safeguards
from teamaround.practice.alerts.rules.a10_trauma_need import unseen_for_a_year
from teamaround.practice.alerts.rules.a11_childs_own_support import offered_by
from teamaround.practice.alerts.rules.a13_stuck import long_open_from
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.challenge.standing import word_of_raiser_by
from teamaround.practice.needs.trauma import runs
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.support.offers import unanswered_declines

_JUST_AFTER = timedelta(seconds=1)  # the last second itself is still in time


def turning_points(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[datetime, ...]:
    """Every such moment that is still to come, the soonest first."""
    found = (*safeguards.turning_points(case, now), *_others(case, now, calendar))
    return tuple(sorted((at for at in found if instant(at) > instant(now)), key=instant))


def _others(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[datetime]:
    yield from (at + _JUST_AFTER for at in word_of_raiser_by(case, now, calendar))
    yield from (offered_by(told.entry.recorded_at, calendar) for told in unanswered_declines(case))
    years = (unseen_for_a_year(case, run) for run in runs(case))
    yield from (at + _JUST_AFTER for at in years if at is not None)
    yield from (at + _JUST_AFTER for at in long_open_from(case, now, calendar))
