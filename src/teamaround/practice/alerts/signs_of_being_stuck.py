"""Signs that the people around a child are stuck, read off minutes, challenges and concerns (A13, recommendation 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import NamedTuple

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.wording import quoted
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.challenge.standing import answer_due
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.facts.front_door import ReferralReceived, StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import ConcernReported
from teamaround.practice.record.facts.meetings import ConferenceHeld, CoreGroupHeld
from teamaround.practice.record.meetings import core_groups
from teamaround.practice.record.words import YesNoUnknown


class Sign(NamedTuple):
    """One sign, in words, since when it has been so, and the entry that shows it."""

    words: str
    since: datetime
    entry_id: str


def signs_in_the_record(
    case: CaseFile, plan: PlanPeriod, now: datetime, calendar: Calendar
) -> Iterator[Sign]:
    """What minutes, challenges and concerns show; what alerts show is added by the rule."""
    for found in (_same_unknown(case, plan), _nothing_moves(case, plan)):
        if found is not None:
            yield found
    yield from list(_challenges(case, now, calendar))[:1]
    yield from list(_concerns(case, plan, now))[:1]


def _same_unknown(case: CaseFile, plan: PlanPeriod) -> Sign | None:
    """Something that the newest minute does not know, and so many minutes before it did not know either."""
    asked = int(catalogue().row("A13").numbers["minutes"])
    minutes = list(_minutes(case, plan))
    if not minutes:
        return None
    entry, newest = max(minutes, key=lambda one: (one[0].happened_at, one[0].entry_id))
    said = chain.from_iterable(dict.fromkeys(unknown) for _, unknown in minutes)
    counted = Counter(map(str.casefold, said))
    again = [one for one in newest if counted[one.casefold()] >= asked]
    if not again:
        return None
    words = f"the same is not known in {counted[again[0].casefold()]} minutes (“{quoted(case, again[0])}”)"
    return Sign(words, entry.recorded_at, entry.entry_id)


def _minutes(case: CaseFile, plan: PlanPeriod) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Every minute of this plan that says what is not known, with what it says."""
    begun = plan.started_at
    for group in case.of(CoreGroupHeld):
        section = group.fact.other_agencies
        if section is not None and section.not_known and group.entry.happened_at >= begun:
            yield group.entry, section.not_known
    others = [(one.entry, one.fact.not_known) for one in case.of(ConferenceHeld)]
    others += [(one.entry, one.fact.not_known) for one in case.of(StrategyMeetingHeld)]
    yield from ((entry, told) for entry, told in others if told and entry.happened_at >= begun)


def _nothing_moves(case: CaseFile, plan: PlanPeriod) -> Sign | None:
    """The last minutes say that nothing moved; one that does not say so is no sign."""
    asked = int(catalogue().row("A13").numbers["core_groups"])
    last = [one for one in core_groups(case)[-asked:] if one.entry.happened_at >= plan.started_at]
    if len(last) < asked or any(one.fact.outcome_moved is not False for one in last):
        return None
    words = f"no outcome of the plan has moved in {asked} core groups"
    return Sign(words, max((one.entry.recorded_at for one in last), key=instant), last[-1].entry.entry_id)


def _challenges(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Sign]:
    """Challenges that were answered otherwise than expected, or not in the time of their stage (C40)."""
    for told in case.of(ChallengeRaised):
        answers = [one for one in case.of(ChallengeAnswered) if one.fact.challenge == told.fact.challenge]
        last = max(answers, key=lambda one: one.entry.recorded_at, default=None)
        due = answer_due(told, calendar)
        words = "a professional challenge is not resolved"
        if last is not None and not _resolves(last):
            yield Sign(words, last.entry.recorded_at, told.entry.entry_id)
        elif last is None and instant(now) > instant(due):
            yield Sign(words, max(due, told.entry.recorded_at, key=instant), told.entry.entry_id)


def _resolves(answer: Noted[ChallengeAnswered]) -> bool:
    agreed = answer.fact.agreed_by_raiser
    return agreed if agreed is not None else answer.fact.met is YesNoUnknown.YES


def _concerns(case: CaseFile, plan: PlanPeriod, now: datetime) -> Iterator[Sign]:
    """Concerns that a service has raised lately, the newest first."""
    back = timedelta(days=catalogue().row("A13").numbers["concern_days"])
    raised = [told.entry for told in case.of(ConcernReported)]
    raised += [told.entry for told in case.of(ReferralReceived)]
    for entry in sorted(raised, key=lambda one: instant(one.recorded_at), reverse=True):
        during = entry.happened_at >= plan.started_at
        if during and instant(now) - entry.recorded_at <= back:
            yield Sign("a service has raised a concern", entry.recorded_at, entry.entry_id)
