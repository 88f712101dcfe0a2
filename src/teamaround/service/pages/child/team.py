"""The team around the child: who is active, who left and what they left open, who is outside and holds something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teamaround.practice.alerts.active_agencies import activity_since
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.record.attendance import attended
from teamaround.practice.record.case_plan import Departure, Membership
from teamaround.practice.record.knowledge import knowledge
from teamaround.practice.record.words import AgencyKind
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.pages.components.team_table import DepartedAgency, TeamMember, TeamTable
from teamaround.service.pages.words import dates

ALWAYS_OF_THE_TEAM = frozenset({AgencyKind.SOCIAL_CARE, AgencyKind.HUB, AgencyKind.SPOC, AgencyKind.EDT})
MEETINGS = 2  # the last core groups that count for being active (A01, decision 32)
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six")


def team_table(opened: Opened, fed: frozenset[str]) -> TeamTable:
    """The team of the open plan. `fed` are the agencies whose feed we have."""
    people = _people(opened)
    mark, remark = _thinness(opened)
    return TeamTable(
        heading=f"Team around {opened.given_name}",
        members=tuple(
            _member(opened, one, people) for one in opened.whole.members.values() if one.left_at is None
        ),
        departed=tuple(_departed(opened, one) for one in _gone(opened)),
        mark=mark,
        remark=remark,
        outside=_outside(opened, fed),
    )


def _people(opened: Opened) -> Mapping[str, list[str]]:
    """Who of each agency has the case, at the moment shown."""
    found: dict[str, list[str]] = {}
    for user in opened.holders:
        found.setdefault(user.agency_id, []).append(f"{user.name}, {role_name(user.role)}")
    return found


def _member(opened: Opened, one: Membership, people: Mapping[str, list[str]]) -> TeamMember:
    named = people.get(one.agency, ())
    return TeamMember(
        opened.names.agency(one.agency), "; ".join(named) or "Nobody named", _attendance(opened, one)
    )


def _attendance(opened: Opened, one: Membership) -> str:
    """Whether they came to, or sent something to, the last two core groups."""
    last = attended(opened.whole, one)[-MEETINGS:]
    if not last:
        return "No core group held since joining"
    if len(last) < MEETINGS:
        return "At the only core group so far" if last[0] else "Not at the only core group so far"
    came = sum(last)
    return {2: "At both of the last 2 core groups", 1: "At 1 of the last 2 core groups"}.get(
        came, "At neither of the last 2 core groups"
    )


def _thinness(opened: Opened) -> tuple[LevelMark | None, Sentence]:
    plan = opened.whole.plan
    if plan is None:
        return None, "No plan is open, so no team is counted."
    last = next(activity_since(opened.whole, plan.started_at), None)
    active = last.how_many if last is not None else 0
    enough = int(catalogue().row("A01").numbers["enough"])
    if active >= enough:
        return None, f"{active} active agencies."
    level = Level.AMBER if active == int(catalogue().row("A01").numbers["amber_at"]) else Level.RED
    counted = NUMBERS[active] if active < len(NUMBERS) else str(active)
    said = f"{counted} is not a breach. It is a reason to ask more widely."
    return LevelMark(level, f"Thin: {active} active agencies of at least {enough}"), said


def _gone(opened: Opened) -> list[Departure]:
    return [one for one in opened.shown.departures if one.returned_at is None]


def _departed(opened: Opened, one: Departure) -> DepartedAgency:
    holder = opened.names.somebody(one.gap_holder) if one.gap_holder and one.accepted else None
    return DepartedAgency(
        agency=opened.names.agency(one.agency),
        left=dates.day(one.left_at),
        reason=f"“{one.reason}”" if one.reason else "None given",
        left_open=one.does_not_cover or "Not said",
        accepted_by=holder,
    )


def core_of_the_team(opened: Opened) -> frozenset[str]:
    """The agencies that are always of a child's team: social care, its desk, its duty team."""
    directory = opened.whole.agencies.items()
    return frozenset(slug for slug, one in directory if one.kind in ALWAYS_OF_THE_TEAM)


def _outside(opened: Opened, fed: frozenset[str]) -> Sentence:
    """Agencies that hold something and are not of the team, and whose silence tells nothing. A forum is no agency."""
    here = {slug for slug, one in opened.whole.members.items() if one.left_at is None}
    core = core_of_the_team(opened)
    meetings = {slug for slug, one in opened.whole.agencies.items() if one.kind is AgencyKind.FORUM}
    holding = {fact.held_by for fact in knowledge(opened.shown, core)} - core - here - meetings
    if not holding:
        return ""
    names = opened.names
    said = f"Not in the team, but known to hold something: {_row(names.agency(one) for one in holding)}. "
    unheard = sorted(names.agency(one) for one in holding - fed)
    if not unheard:
        return said
    verb = "feeds" if len(unheard) == 1 else "feed"
    return f"{said}{_row(unheard)} {verb} us nothing, so their silence tells us nothing."


def _row(names: Iterable[str]) -> str:
    told = sorted(names)
    return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else "".join(told)
