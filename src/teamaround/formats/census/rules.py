"""The census' live rules as small pure functions: each gives the numbers of the episodes (from 0) that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import NamedTuple

from teamaround.formats.census.model import Child, Episode, InNeedPlan, ProtectionPlan

WorkingDay = Callable[[date], bool]
_SATURDAY = 5


class Asked(NamedTuple):
    """As at which day a rule is asked, what counts as a working day, and the rule's own limit in working days."""

    as_at: date
    is_working_day: WorkingDay
    limit: int = 0


Rule = Callable[[Child, Asked], Iterable[int]]
EpisodeRule = Callable[[Episode, Asked], bool]


def in_each_episode(rule: EpisodeRule) -> Rule:
    """A rule that looks at one episode at a time."""

    def broken(child: Child, asked: Asked) -> Iterator[int]:
        return (number for number, episode in enumerate(child.episodes) if rule(episode, asked))

    return broken


def conference_at_both_levels(episode: Episode, asked: Asked) -> bool:
    """2884"""
    enquiries = {enquiry.conference_on for enquiry in episode.section47}
    return episode.conference_on is not None and episode.conference_on in enquiries


def plan_without_conference_that_day(episode: Episode, asked: Asked) -> bool:
    """2885. Plans that started in this census year; the referral's own conference counts when no enquiry needs one."""
    enquiries = [enquiry for enquiry in episode.section47 if not enquiry.conference_not_required]
    days = {enquiry.conference_on for enquiry in enquiries} if enquiries else {episode.conference_on}
    year = _year_start(asked.as_at)
    return any(
        plan.started_on and year <= plan.started_on <= asked.as_at and plan.started_on not in days
        for plan in episode.protection_plans
    )


def _year_start(day: date) -> date:
    """The first of April on or before a day."""
    april = date(day.year, 4, 1)
    return april if april <= day else date(day.year - 1, 4, 1)


def both_plans_open(episode: Episode, asked: Asked) -> bool:
    """4001"""
    in_need = any(plan.started_on and not plan.ended_on for plan in episode.in_need_plans)
    return in_need and any(plan.started_on and not plan.ended_on for plan in episode.protection_plans)


def in_need_starts_under_protection(child: Child, asked: Asked) -> Iterator[int]:
    """4016. Plans of different referrals count too."""
    protections = [plan for _, plan in _plans(child)]
    return (
        number
        for number, episode in enumerate(child.episodes)
        if any(
            _runs_on(plan, need.started_on, asked) for need in episode.in_need_plans for plan in protections
        )
    )


def protection_starts_during_in_need(child: Child, asked: Asked) -> Iterator[int]:
    """4017. Plans of different referrals count too."""
    needs = [need for episode in child.episodes for need in episode.in_need_plans]
    return (
        number
        for number, episode in enumerate(child.episodes)
        if any(_runs_on(need, plan.started_on, asked) for plan in episode.protection_plans for need in needs)
    )


def _runs_on(plan: InNeedPlan | ProtectionPlan, day: date | None, asked: Asked) -> bool:
    """Whether the plan was running on a day; the day on which it ends no longer counts."""
    if day is None or plan.started_on is None or day < plan.started_on:
        return False
    return day < plan.ended_on if plan.ended_on else day <= asked.as_at


def activity_after_closure(episode: Episode, asked: Asked) -> bool:
    """8565"""
    closed = episode.closed_on
    return closed is not None and any(day is not None and day > closed for day in _activity(episode))


def _activity(episode: Episode) -> Iterator[date | None]:
    yield episode.conference_on
    for assessment in episode.assessments:
        yield from (assessment.started_on, assessment.authorised_on)
    for enquiry in episode.section47:
        yield from (enquiry.started_on, enquiry.conference_on)
    for protection in episode.protection_plans:
        yield protection.ended_on
    for in_need in episode.in_need_plans:
        yield from (in_need.started_on, in_need.ended_on)


def assessment_overdue(episode: Episode, asked: Asked) -> bool:
    """8670Q"""
    return any(
        _older(assessment.started_on, asked)
        for assessment in episode.assessments
        if not assessment.authorised_on
    )


def conference_overdue(episode: Episode, asked: Asked) -> bool:
    """8675Q. Neither held nor decided against: an absent decision is no decision."""
    return any(
        _older(enquiry.started_on, asked)
        for enquiry in episode.section47
        if not enquiry.conference_on and not enquiry.conference_not_required
    )


def _older(started: date | None, asked: Asked) -> bool:
    """Whether more working days than the limit have passed since the day of the start."""
    if started is None:
        return False
    days = (asked.as_at - started).days
    passed = (started + timedelta(days=after) for after in range(1, days + 1))
    return sum(map(asked.is_working_day, passed)) > asked.limit


def plan_of_one_day(episode: Episode, asked: Asked) -> bool:
    """8840"""
    return any(plan.started_on and plan.started_on == plan.ended_on for plan in episode.protection_plans)


def review_not_after_start(episode: Episode, asked: Asked) -> bool:
    """8841"""
    return any(
        plan.started_on and reviewed <= plan.started_on
        for plan in episode.protection_plans
        for reviewed in plan.reviewed_on
    )


def closed_with_open_enquiry(episode: Episode, asked: Asked) -> bool:
    """8868"""
    return episode.closed_on is not None and any(
        not enquiry.conference_on and not enquiry.conference_not_required for enquiry in episode.section47
    )


def target_on_weekend(episode: Episode, asked: Asked) -> bool:
    """8870Q"""
    return any(_weekend(enquiry.conference_target) for enquiry in episode.section47)


def conference_on_weekend(episode: Episode, asked: Asked) -> bool:
    """8875"""
    return any(
        map(_weekend, (episode.conference_on, *(enquiry.conference_on for enquiry in episode.section47)))
    )


def _weekend(day: date | None) -> bool:
    return day is not None and day.weekday() >= _SATURDAY


def plan_ends_before_start(episode: Episode, asked: Asked) -> bool:
    """8925"""
    return any(
        plan.started_on and plan.ended_on and plan.ended_on < plan.started_on
        for plan in episode.protection_plans
    )


def several_open_plans(child: Child, asked: Asked) -> Iterator[int]:
    """8935"""
    still_open = [number for number, plan in _plans(child) if plan.ended_on is None]
    return iter(sorted(set(still_open)) if len(still_open) > 1 else ())


def overlapping_plans(child: Child, asked: Asked) -> Iterator[int]:
    """8940. A plan may not start within another, its last day included."""
    overlapping = set()
    for (first, one), (second, other) in permutations(_plans(child), 2):
        last = one.ended_on or asked.as_at
        if one.started_on and other.started_on and one.started_on <= other.started_on <= last:
            overlapping |= {first, second}
    return iter(sorted(overlapping))


def _plans(child: Child) -> list[tuple[int, ProtectionPlan]]:
    return [
        (number, plan)
        for number, episode in enumerate(child.episodes)
        for plan in episode.protection_plans
        if plan.started_on
    ]


RULES: dict[str, Rule] = {
    "2884": in_each_episode(conference_at_both_levels),
    "2885": in_each_episode(plan_without_conference_that_day),
    "4001": in_each_episode(both_plans_open),
    "4016": in_need_starts_under_protection,
    "4017": protection_starts_during_in_need,
    "8565": in_each_episode(activity_after_closure),
    "8670Q": in_each_episode(assessment_overdue),
    "8675Q": in_each_episode(conference_overdue),
    "8840": in_each_episode(plan_of_one_day),
    "8841": in_each_episode(review_not_after_start),
    "8868": in_each_episode(closed_with_open_enquiry),
    "8870Q": in_each_episode(target_on_weekend),
    "8875": in_each_episode(conference_on_weekend),
    "8925": in_each_episode(plan_ends_before_start),
    "8935": several_open_plans,
    "8940": overlapping_plans,
}
