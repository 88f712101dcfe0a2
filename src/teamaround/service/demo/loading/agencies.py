"""Councils, agencies, their feeds, and the people who work there."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from teamaround.service.accounts import actions as accounts
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.models import AgencyKind
from teamaround.service.audit.actions import By
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.partnership import Partnership

# The service's kinds where the partnership's words differ.
KINDS = {
    "hub": AgencyKind.CHILDRENS_HUB,
    "edt": AgencyKind.EMERGENCY_DUTY,
    "gp": AgencyKind.GP_PRACTICE,
    "benefits": AgencyKind.OTHER,
    "marac": AgencyKind.FORUM,
    "mappa": AgencyKind.FORUM,
    "commissioner": AgencyKind.OTHER,
}
FRONT_DOOR_SINCE = date(2023, 1, 1)


def add_agencies(partnership: Partnership, *, by: By, now: datetime) -> None:
    """Add every council with its front door, every agency, and when its feeds were last heard."""
    for council in partnership.councils:
        agencies.add_council(slug=council.code, name=council.name, by=by, now=now)
    for agency in partnership.agencies:
        _add(agency, by, now)
    for council in partnership.councils:
        hub = next(one for one in partnership.agencies if one.agency_id == f"{council.code.lower()}-hub")
        agencies.open_front_door(
            council=council.code,
            name=hub.name,
            phone=hub.duty_phone,
            out_of_hours_phone=_duty_phone(partnership),
            opens=FRONT_DOOR_SINCE,
            by=by,
            now=now,
        )


def _duty_phone(partnership: Partnership) -> str:
    return next(one.duty_phone for one in partnership.agencies if one.agency_id == "edt")


def _add(agency: Agency, by: By, now: datetime) -> None:
    agencies.add_agency(
        slug=agency.agency_id,
        name=agency.name,
        kind=KINDS.get(agency.kind.value, agency.kind.value),
        council=agency.councils[0] if len(agency.councils) == 1 else None,
        region="" if agency.in_region else "another region",
        duty_phone=agency.duty_phone,
        out_of_hours_phone=agency.duty_phone if agency.round_the_clock else "",
        last_verified=agency.verified_on,
        by=by,
        now=now,
    )


def account_id(professional: str) -> UUID:
    """The account of a professional of the partnership."""
    return uuid5(NAMESPACE_URL, f"account:{professional}")


def add_accounts(partnership: Partnership, named: frozenset[str], *, by: By, now: datetime) -> None:
    """Add an account for everybody who works there. Only those in `named` can be chosen as a persona."""
    councils = {one.agency_id: one.councils for one in partnership.agencies}
    for person in partnership.professionals:
        served = councils[person.agency_id]
        accounts.add(
            username=person.professional_id,
            name=f"{person.given_names} {person.family_name}",
            role=person.role,
            agency=person.agency_id,
            council=served[0] if len(served) == 1 else None,
            work_phone=person.phone,
            verified_on=person.verified_on,
            is_demo=person.professional_id in named,
            user_id=account_id(person.professional_id),
            by=by,
            now=now,
        )


def named_people(partnership: Partnership) -> frozenset[str]:
    """Those whom one can choose to be: who is in today's story, the trained matchers, the managers of their desks,
    and one of every role."""
    of_story = next(one for one in partnership.children if one.child_id == partnership.story.child_id)
    people = {one.professional_id: one for one in partnership.professionals}
    chosen = {of_story.social_worker, of_story.team_manager}
    chosen.update(one for one, person in people.items() if person.trained_matcher)
    desks = {people[one].agency_id for one in chosen if people[one].trained_matcher}
    chosen.update(
        one for one, person in people.items() if person.agency_id in desks and person.role == "team_manager"
    )
    chosen.update(
        one for one, person in people.items() if person.agency_id == of_story.school and person.role == "dsl"
    )
    roles = {people[one].role for one in chosen if people[one].role != "spoc"}
    for one, person in people.items():
        if person.role not in roles:
            roles.add(person.role)
            chosen.add(one)
    return frozenset(chosen)
