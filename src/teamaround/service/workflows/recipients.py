"""From the roles an alert names to the people and desks who hold them for this child (domain 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.disclosure.viewing import DESKS, Viewer, learns_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.roles import Role
from teamaround.service.access import actions as access
from teamaround.service.access.queries import holders_unscoped
from teamaround.service.accounts.queries import actors_by_ids, people_in
from teamaround.service.audit.actions import By
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind
from teamaround.service.work.values import AlertCard, Recipient

# How long somebody who was asked to respond may read what they were asked about, unless renewed. [INV]
MAY_RESPOND_FOR = timedelta(days=28)

# Responders are asked about one child at a time; desks take what comes in for every child of their council.
RESPONDERS = frozenset({Role.POLICE, Role.PROBATION})


def recipients_of(alert: AlertCard, case: CaseFile, *, now: datetime) -> tuple[Recipient, ...]:
    """Everybody the alert goes to: named people where the case names them, else the desk of that role.

    Nobody at the agency whose contact raised it: a sender learns nothing of a match (decision 14).
    """
    holders = _holders(case.child, now)
    told = [one for role in alert.recipients for one in _of_role(Role(role), alert, case, holders)]
    noticed = [one for role in alert.notices for one in _noticed(Role(role), case)]
    everybody = dict.fromkeys((*told, *noticed))
    return tuple(one for one in everybody if learns_of(Viewer(one.role, one.agency), alert.sender))


def may_read(alert: AlertCard, recipients: tuple[Recipient, ...], *, by: By, now: datetime) -> None:
    """Give a desk or a responder that was told the relationship to the case that it needs to read the alert."""
    for one in recipients:
        if one.is_notice or one.user_id or one.role not in DESKS | RESPONDERS:
            continue
        may_respond(alert.child_id, one, why=f"alert {alert.code}", by=by, now=now)


def may_respond(child: str, to: Recipient, *, why: str, by: By, now: datetime) -> None:
    """Give a desk, or an agency that is asked, the relationship to the case that it needs to answer."""
    access.give(
        child,
        kind=GrantKind.DUTY_DESK if to.role in DESKS else GrantKind.RESPONSE,
        agency=to.agency,
        starts=now,
        ends=now + MAY_RESPOND_FOR,
        why=why,
        by=by,
        now=now,
    )


def _of_role(role: Role, alert: AlertCard, case: CaseFile, holders: list[Actor]) -> Iterator[Recipient]:
    named = [actor for actor in holders if actor.role is role]
    for actor in named:
        yield Recipient(role=role.value, agency=actor.agency, user_id=actor.user_id)
    if not named:
        for agency in _agencies(role, alert, case):
            yield Recipient(role=role.value, agency=agency)


def _agencies(role: Role, alert: AlertCard, case: CaseFile) -> list[str]:
    """Agencies with that role: for the adult's own service where the record names it, else of the child's council."""
    serving = agencies_serving(role, case)
    theirs = {slug for one in alert.about if one in case.people for slug in case.people[one].open_to}
    return [slug for slug in serving if slug in theirs] or serving


def agencies_serving(role: Role, case: CaseFile) -> list[str]:
    """Agencies where somebody has that role for the child's council; where nobody has, every agency with the role."""
    council = case.councils[-1][0] if case.councils else None
    people = people_in(role, council=council) or people_in(role)
    return list(dict.fromkeys(person.agency_id for person in people))


def _holders(child: str, now: datetime) -> list[Actor]:
    return list(actors_by_ids(grant.user_id for grant in holders_unscoped(child, now=now) if grant.user_id))


def _noticed(role: Role, case: CaseFile) -> Iterator[Recipient]:
    if role is Role.DSL and case.about is not None and case.about.school:
        yield Recipient(role=role.value, agency=case.about.school, is_notice=True)
