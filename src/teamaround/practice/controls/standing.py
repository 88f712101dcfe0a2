"""How a safeguard stands: one state, since when, and in which words. People decide what follows from it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from teamaround.practice.calendar import instant, local_date
from teamaround.practice.controls.checking import Intervals, expired_at, lapsed_at, verified_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.facts.controls import (
    CheckResult,
    ControlChecked,
    MovedArea,
    Released,
    TakenIntoCustody,
)


class ControlState(StrEnum):
    """States of a safeguard. Only `held` says that somebody saw it hold, and only until the next check is due."""

    NOT_BEGUN = "not_begun"
    UNOWNED = "unowned"  # nobody owns it, or nobody has said how it is checked
    NOT_CHECKED = "not_checked"
    HELD = "held"
    NOT_CONFIRMED = "not_confirmed"  # the last check could not tell
    BREACHED = "breached"  # the last check showed that it does not hold
    LAPSED = "lapsed"  # the check that was due is missing
    UNSETTLED = "unsettled"  # the person was released, recalled or moved since it was last seen to hold
    EXPIRED = "expired"
    ENDED = "ended"


IN_WORDS = {
    ControlState.NOT_BEGUN: "has not begun",
    ControlState.UNOWNED: "has no owner or no way of checking it",
    ControlState.NOT_CHECKED: "has not been checked yet",
    ControlState.HELD: "was seen to hold",
    ControlState.NOT_CONFIRMED: "could not be confirmed when it was last checked",
    ControlState.BREACHED: "was found not to hold",
    ControlState.LAPSED: "was not checked in time",
    ControlState.UNSETTLED: "has not been seen to hold since the person was released, recalled or moved",
    ControlState.EXPIRED: "has expired",
    ControlState.ENDED: "was ended",
}


class Standing(NamedTuple):
    """A state, since when the record says so, and the same in words."""

    state: ControlState
    since: datetime

    @property
    def words(self) -> str:
        """What the state means, to follow the name of the safeguard."""
        return IN_WORDS[self.state]


def standing(case: CaseFile, control: Control, now: datetime, intervals: Intervals) -> Standing:
    """The first that applies: over, broken, unowned, unsettled, lapsed, not confirmed, held, not checked."""
    over = _over(control, now)
    if over is not None:
        return over
    last = _last_check(case, control)
    if last is not None and last[1] is CheckResult.BREACHED:
        return Standing(ControlState.BREACHED, last[0])
    if not (control.owner and control.check_method):
        return Standing(ControlState.UNOWNED, control.recorded_at)
    news = unsettled_at(case, control)
    if news is not None:
        return Standing(ControlState.UNSETTLED, news)
    lapsed = lapsed_at(case, control, now, intervals)
    if lapsed is not None:
        return Standing(ControlState.LAPSED, lapsed)
    if last is None:
        return Standing(ControlState.NOT_CHECKED, control.recorded_at)
    held = last[1] is CheckResult.HELD
    return Standing(ControlState.HELD if held else ControlState.NOT_CONFIRMED, last[0])


def _over(control: Control, now: datetime) -> Standing | None:
    """Ended, expired, or not begun."""
    expired = expired_at(control, now)
    if expired is not None:
        ended = control.ended_at is not None
        return Standing(ControlState.ENDED if ended else ControlState.EXPIRED, expired)
    if control.since is not None and control.since > local_date(now):
        return Standing(ControlState.NOT_BEGUN, control.recorded_at)
    return None


def _last_check(case: CaseFile, control: Control) -> tuple[datetime, CheckResult] | None:
    """The newest check by somebody whom it neither binds nor protects."""
    parties = {control.person, *control.protects}
    made = [
        (told.entry.happened_at, told.fact.result)
        for told in case.of(ControlChecked)
        if told.fact.control == control.control and told.fact.by not in parties
    ]
    return max(made, key=lambda one: instant(one[0]), default=None)


def unsettled_at(case: CaseFile, control: Control) -> datetime | None:
    """When the person it binds was released, recalled or moved since it was made or last seen to hold."""
    seen = max((control.recorded_at, *verified_at(case, control)), key=instant)
    news = [told.entry.happened_at for told in case.of(Released) if told.fact.person == control.person]
    news += [
        told.entry.happened_at for told in case.of(TakenIntoCustody) if told.fact.person == control.person
    ]
    news += [told.entry.happened_at for told in case.of(MovedArea) if told.fact.person == control.person]
    return min((at for at in news if instant(at) > instant(seen)), key=instant, default=None)
