"""Add and suspend accounts, and note who signs in, out, and whose session ended."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from teamaround.practice.disclosure.matrix import kept_apart_from
from teamaround.practice.record.roles import Role
from teamaround.service.accounts.actions.signing_in import (
    SIGNING_IN,
    Outcome,
    SignInTry,
    refuse_source,
    settle,
)
from teamaround.service.accounts.models import User
from teamaround.service.agencies.models import Agency
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.session_times import SessionEnd

__all__ = [
    "SIGNING_IN",
    "BarrierError",
    "Outcome",
    "SignInTry",
    "add",
    "forget_sessions",
    "refuse_source",
    "session_ended",
    "settle",
    "signed_in",
    "signed_out",
    "suspend",
]
ENDS = {SessionEnd.IDLE: AuditKind.SESSION_IDLE, SessionEnd.LONGEST: AuditKind.SESSION_LONGEST}


class BarrierError(ValueError):
    """Two roles that are kept apart would stand in one agency."""

    def __init__(self, role: Role, there: Role) -> None:
        super().__init__(
            f"the role {role} is kept apart from {there}: register an agency of its own for one of them"
        )


@transaction.atomic
def add(
    *,
    username: str,
    name: str,
    role: Role | str,
    agency: str,
    council: str | None = None,
    work_phone: str = "",
    verified_on: date | None = None,
    password: str | None = None,
    is_demo: bool = False,
    user_id: UUID | None = None,
    by: By,
    now: datetime,
) -> User:
    """Add a professional. Without a password nobody can sign in as them with one.

    Raises BarrierError where somebody of the agency has a role that this one is kept apart from (domain 4.2).
    """
    _stand_apart(Role(role), agency)
    user = User(
        username=username,
        name=name,
        role=Role(role).value,
        agency_id=agency,
        council_id=council,
        work_phone=work_phone,
        verified_on=verified_on,
        is_demo=is_demo,
    )
    if user_id is not None:
        user.id = user_id
    user.set_password(password)
    user.save(force_insert=True)
    audit.record(AuditKind.ACCOUNT_ADDED, by=by, now=now, object_type="account", object_id=str(user.pk))
    return user


def _stand_apart(role: Role, agency: str) -> None:
    apart = kept_apart_from(role)
    # Whoever adds to this agency waits, so that two at once cannot stand on both sides.
    Agency.objects.select_for_update().filter(pk=agency).first()
    there = User.objects.filter(agency_id=agency, role__in=apart).values_list("role", flat=True).first()
    if there is not None:
        raise BarrierError(role, Role(there))


@transaction.atomic
def suspend(user_id: UUID | str, *, suspended: bool = True, by: By, now: datetime) -> None:
    """Stop an account at once, or let it in again. Its sessions are over, and stay so when it is let in again."""
    User.objects.filter(pk=user_id).update(is_suspended=suspended, session_round=F("session_round") + 1)
    audit.record(AuditKind.ACCOUNT_SUSPENDED, by=by, now=now, object_type="account", object_id=str(user_id))


@transaction.atomic
def signed_in(actor: Actor, *, address: str = "", now: datetime) -> None:
    """Note that somebody signed in."""
    _note(AuditKind.SIGNED_IN, actor, now, address)


@transaction.atomic
def signed_out(actor: Actor, *, now: datetime) -> None:
    """Note that somebody signed out."""
    _note(AuditKind.SIGNED_OUT, actor, now)


@transaction.atomic
def session_ended(actor: Actor, *, why: SessionEnd, now: datetime) -> None:
    """Note that somebody was signed out by the clock."""
    _note(ENDS[why], actor, now)


def forget_sessions(*, now: datetime) -> None:
    """Remove the sessions whose cookie is over. The audit has kept what matters of them."""
    Session.objects.filter(expire_date__lt=now).delete()


def _note(kind: AuditKind, actor: Actor, now: datetime, address: str = "") -> None:
    audit.record(kind, by=actor, now=now, object_type="account", object_id=actor.user_id, address=address)
