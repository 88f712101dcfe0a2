"""From the roles an alert names to the people and desks who hold them for this child (domain 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.record.case_file import CaseFile
from teamaround.service.access import actions as access
from teamaround.service.access.queries import holders_unscoped
from teamaround.service.accounts.queries import actor_by_id, people_in
from teamaround.service.audit.actions import By
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind, Role
from teamaround.service.work.values import AlertCard, Recipient

# How long somebody who was asked to respond may read what they were asked about, unless renewed. [INV]
MAY_RESPOND_FOR = timedelta(days=28)

DESKS = frozenset({Role.SPOC, Role.EDT, Role.HUB, Role.HUB_EDUCATION})


def recipients_of(alert: AlertCard, case: CaseFile, *, now: datetime) -> tuple[Recipient, ...]:
    """Everybody the alert goes to: named people where the case names them, else the desk of that role."""
    told = [one for role in alert.recipients for one in _of_role(Role(role), case, now)]
    noticed = [one for role in alert.notices for one in _noticed(Role(role), case)]
    return tuple(dict.fromkeys((*told, *noticed)))


def may_read(alert: AlertCard, recipients: tuple[Recipient, ...], *, by: By, now: datetime) -> None:
    """Give whoever is asked to respond, and has no relationship to the case yet, the one they need for it."""
    for one in recipients:
        if one.is_notice or not (one.user_id or one.agency):
            continue
        kind = GrantKind.DUTY_DESK if Role(one.role) in DESKS else GrantKind.RESPONSE
        access.give(
            alert.child_id,
            kind=kind,
            user_id=one.user_id or None,
            agency="" if one.user_id else one.agency,
            ends=now + MAY_RESPOND_FOR,
            why=f"alert {alert.code}",
            by=by,
            now=now,
        )


def _of_role(role: Role, case: CaseFile, now: datetime) -> Iterator[Recipient]:
    named = [actor for actor in _holders(case.child, now) if actor.role is role]
    if named and role not in DESKS:
        for actor in named:
            yield Recipient(role=role.value, agency=actor.agency, user_id=actor.user_id)
        return
    council = case.councils[-1][0] if case.councils else None
    for person in people_in(role, council=council) or people_in(role):
        yield Recipient(role=role.value, agency=person.agency_id, user_id=str(person.pk))


def _holders(child: str, now: datetime) -> list[Actor]:
    people = dict.fromkeys(grant.user_id for grant in holders_unscoped(child, now=now) if grant.user_id)
    return [actor_by_id(user_id) for user_id in people]


def _noticed(role: Role, case: CaseFile) -> Iterator[Recipient]:
    if role is Role.DSL and case.about is not None and case.about.school:
        yield Recipient(role=role.value, agency=case.about.school, is_notice=True)
