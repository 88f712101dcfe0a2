"""Which agencies are active in the team around the child, and how that came about (A01, decisions 32 and 47)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter

import msgspec

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.case_plan import Membership
from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    ConferenceHeld,
    CoreGroupHeld,
)
from teamaround.practice.record.meetings import core_groups
from teamaround.practice.record.remembering import remembered
from teamaround.practice.record.words import AgencyKind

SOCIAL_CARE = "children's social care"


class Activity(msgspec.Struct, frozen=True, gc=False):
    """The active agencies from one moment on, and the entry that made it so.

    `active` says of each active member as which agency it counts.
    """

    since: datetime
    entry_id: str
    active: dict[str, str]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that are counted, in words."""
        return tuple(sorted(set(self.active.values())))

    @property
    def members(self) -> tuple[str, ...]:
        """The slugs of the members behind them."""
        return tuple(sorted(self.active))

    @property
    def how_many(self) -> int:
        """How many agencies are active."""
        return len(set(self.active.values()))


class LastHeld(msgspec.Struct, frozen=True, gc=False):
    """The newest core groups that were on record from one moment on, when the first was held, and who took part."""

    since: datetime
    groups: tuple[Noted[CoreGroupHeld], ...]
    first_at: datetime
    came: set[str]


def activity_since(case: CaseFile, started_at: datetime) -> Iterator[Activity]:
    """Who was active after each entry that can change it, since the start of the plan, the newest first."""
    begun = instant(started_at)
    changes = [
        told.entry
        for kind in (ConferenceHeld, CoreGroupHeld, AgencyJoined, AgencyLeft)
        for told in case.of(kind)
        if told.entry.happened_at >= begun
    ]
    changes.sort(key=attrgetter("recorded_at", "entry_id"), reverse=True)
    members = [
        (member, counted) for member in case.members.values() if (counted := _counts_as(case, member.agency))
    ]
    held = _held(case, started_at)
    since = [one.since for one in held]
    for entry in changes:
        at = entry.recorded_at
        place = bisect_right(since, at)
        last = held[place - 1] if place else None
        active = {one.agency: counted for one, counted in members if _is_active(one, at, last)}
        yield Activity(at, entry.entry_id, active)


def silent_members(
    case: CaseFile, started_at: datetime, at: datetime
) -> dict[str, tuple[Noted[CoreGroupHeld], ...]]:
    """Members neither present nor contributing at the last two core groups since they joined, with those two."""
    moment = instant(at)
    last = next((one for one in reversed(_held(case, started_at)) if one.since <= moment), None)
    if last is None:
        return {}
    return {
        agency: last.groups
        for agency, member in case.members.items()
        if _is_member(member, moment) and not _is_active(member, moment, last)
    }


@remembered
def _held(case: CaseFile, started_at: datetime) -> Iterator[LastHeld]:
    """From each moment on, the newest core groups since the plan began that were on record, as many as are asked for.

    One that is recorded late takes its place among them by when it was held.
    """
    asked, begun = int(catalogue().row("A02").numbers["meetings"]), instant(started_at)
    known: list[tuple[int, Noted[CoreGroupHeld]]] = []
    since = [(place, told) for place, told in enumerate(core_groups(case)) if told.entry.happened_at >= begun]
    for one in sorted(since, key=lambda one: one[1].entry.recorded_at):
        known = sorted((*known, one))[-asked:]  # by their places, which no two share
        if len(known) == asked:
            groups = tuple(told for _, told in known)
            came = {agency for told in groups for agency in (*told.fact.present, *told.fact.contributed)}
            yield LastHeld(one[1].entry.recorded_at, groups, groups[0].entry.happened_at, came)


def _is_member(member: Membership, moment: datetime) -> bool:
    return member.joined_at <= moment and (member.left_at is None or member.left_at > moment)


def _is_active(member: Membership, moment: datetime, last: LastHeld | None) -> bool:
    """Whether a member takes part: it sent somebody or something to the last core groups, or joined after the first."""
    if not _is_member(member, moment):
        return False
    return last is None or member.agency in last.came or member.joined_at > last.first_at


def _counts_as(case: CaseFile, agency: str) -> str:
    """The agency that a member counts as: social care once, family and another child's school not at all."""
    if agency in case.people or agency == case.child:
        return ""
    kind = case.kind_of_agency(agency)
    if kind in catalogue().row("A01").lists["social_care_kinds"]:
        return SOCIAL_CARE
    own = {school.agency for school in case.schools if school.until is None}
    return "" if own and kind is AgencyKind.SCHOOL and agency not in own else agency
