"""Which agencies are active in the team around the child, and how that came about (A01, decisions 32 and 47)."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.case_plan import Membership
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    ConferenceHeld,
    CoreGroupHeld,
)
from teamaround.practice.record.meetings import core_groups
from teamaround.practice.record.words import AgencyKind

SOCIAL_CARE = "children's social care"
LastHeld: TypeAlias = list[tuple[datetime, tuple[Noted[CoreGroupHeld], ...]]]


class Activity(NamedTuple):
    """The active agencies from one moment on, and the entry that made it so.

    `active` says of each active member as which agency it counts; `silent_since` why others do not.
    """

    since: datetime
    entry_id: str
    active: dict[str, str]
    silent_since: dict[str, tuple[Noted[CoreGroupHeld], ...]]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that are counted, in words."""
        return tuple(sorted(set(self.active.values())))

    @property
    def members(self) -> tuple[str, ...]:
        """The slugs of the members behind them."""
        return tuple(sorted(self.active))

    @property
    def silent(self) -> tuple[str, ...]:
        """The slugs of members who have fallen silent."""
        return tuple(sorted(self.silent_since))

    @property
    def how_many(self) -> int:
        """How many agencies are active."""
        return len(set(self.active.values()))


def activity_since(case: CaseFile, started_at: datetime, now: datetime) -> list[Activity]:
    """Who was active after each entry that can change it, from the start of the plan, oldest first."""
    begun = instant(started_at)
    changes = [
        told.entry
        for kind in (ConferenceHeld, CoreGroupHeld, AgencyJoined, AgencyLeft)
        for told in case.of(kind)
        if told.entry.happened_at >= begun
    ]
    changes.sort(key=lambda entry: (entry.recorded_at, entry.entry_id))
    held = _last_held(case, started_at)
    counts = {agency: _counts_as(case, agency) for agency in case.members}
    return [_activity(case, held, counts, entry) for entry in changes]


def silent_members(
    case: CaseFile, started_at: datetime, at: datetime
) -> dict[str, tuple[Noted[CoreGroupHeld], ...]]:
    """Members neither present nor contributing at the last two core groups since they joined, with those two."""
    return _silent(case, _last_held(case, started_at), at)


def _silent(case: CaseFile, held: LastHeld, at: datetime) -> dict[str, tuple[Noted[CoreGroupHeld], ...]]:
    moment = instant(at)
    place = bisect_right(held, moment, key=itemgetter(0))
    if not place:
        return {}
    last = held[place - 1][1]
    first_at = min(told.entry.happened_at for told in last)
    came = {agency for told in last for agency in (*told.fact.present, *told.fact.contributed)}
    return {
        agency: last
        for agency, member in case.members.items()
        if agency not in came and member.joined_at <= first_at and _is_member(member, moment)
    }


def _last_held(case: CaseFile, started_at: datetime) -> LastHeld:
    """From each moment on, the newest core groups since the plan began that were on record, as many as are asked for.

    One that is recorded late takes its place among them by when it was held.
    """
    asked, begun = int(catalogue().row("A02").numbers["meetings"]), instant(started_at)
    known: list[tuple[int, Noted[CoreGroupHeld]]] = []
    found: LastHeld = []
    since = [(place, told) for place, told in enumerate(core_groups(case)) if told.entry.happened_at >= begun]
    for one in sorted(since, key=lambda one: one[1].entry.recorded_at):
        known = sorted((*known, one), key=itemgetter(0))[-asked:]
        if len(known) == asked:
            found.append((one[1].entry.recorded_at, tuple(told for _, told in known)))
    return found


def _is_member(member: Membership, moment: datetime) -> bool:
    return member.joined_at <= moment and (member.left_at is None or member.left_at > moment)


def _activity(case: CaseFile, held: LastHeld, counts: dict[str, str], entry: Entry) -> Activity:
    at = entry.recorded_at
    silent = _silent(case, held, at)
    active = {
        agency: counts[agency]
        for agency, member in case.members.items()
        if counts[agency] and agency not in silent and _is_member(member, at)
    }
    return Activity(at, entry.entry_id, active, silent)


def _counts_as(case: CaseFile, agency: str) -> str:
    """The agency that a member counts as: social care once, family and another child's school not at all."""
    if agency in case.people or agency == case.child:
        return ""
    kind = case.kind_of_agency(agency)
    if kind in catalogue().row("A01").lists["social_care_kinds"]:
        return SOCIAL_CARE
    own = {school.agency for school in case.schools if school.until is None}
    return "" if own and kind is AgencyKind.SCHOOL and agency not in own else agency
