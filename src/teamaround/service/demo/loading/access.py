"""Who works with which child: the grants that conference records and rotas would give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from teamaround.service.access import actions as access
from teamaround.service.audit.actions import By
from teamaround.service.demo.loading.agencies import account_id
from teamaround.service.demo.partnership.model.children import OpenChild
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.policy.words import GrantKind


def give_access(partnership: Partnership, ids: Mapping[str, str], *, by: By, now: datetime) -> None:
    """Social worker, manager, chair and the school's safeguarding lead of every open child."""
    for child in partnership.children:
        give_team(child, ids[child.child_id], partnership, by=by, now=now)


def give_team(child: OpenChild, here: str, partnership: Partnership, *, by: By, now: datetime) -> None:
    """The team around one child."""
    for person in (child.social_worker, *_leads(partnership, child.school)):
        _give(here, GrantKind.CORE_GROUP, person, by, now)
    for person in (child.team_manager, *_chair(partnership, child)):
        _give(here, GrantKind.OVERSIGHT, person, by, now)


def _give(child: str, kind: GrantKind, person: str, by: By, now: datetime) -> None:
    if person:
        access.give(child, kind=kind, user_id=account_id(person), why="conference record", by=by, now=now)


def _leads(partnership: Partnership, school: str) -> list[str]:
    return [
        one.professional_id
        for one in partnership.professionals
        if one.agency_id == school and one.role == "dsl"
    ]


def _chair(partnership: Partnership, child: OpenChild) -> list[str]:
    agency = f"{child.council.lower()}-childrens-services"
    chairs = [
        one.professional_id
        for one in partnership.professionals
        if one.agency_id == agency and one.role == "chair"
    ]
    return chairs[:1] if child.protection_plans else []
