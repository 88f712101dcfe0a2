"""Give and end access, lock somebody out, and put a case under seal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from teamaround.service.access.models import Grant, Lockout
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.words import GrantKind


@transaction.atomic
def give(
    child_id: UUID | str,
    *,
    kind: GrantKind,
    user_id: UUID | str | None = None,
    agency: str = "",
    starts: datetime | None = None,
    ends: datetime | None = None,
    why: str = "",
    by: By,
    now: datetime,
) -> Grant:
    """Give one person, or everybody of an agency, a relationship to a child's case; from now where not said.

    Giving what is given already changes nothing and returns it.
    """
    same = Grant._unsafe_system.filter(child_id=child_id, kind=kind.value, user_id=user_id, agency=agency)
    held = same.filter(starts__lte=starts or now, ends=ends).first()
    if held is not None:
        return held
    grant = Grant._unsafe_system.create(
        child_id=UUID(str(child_id)),
        kind=kind.value,
        user_id=user_id,
        agency=agency,
        starts=starts or now,
        ends=ends,
        given_by=name_of(by),
        why=why,
    )
    audit.record(
        AuditKind.GRANT_GIVEN,
        by=by,
        now=now,
        child_id=child_id,
        object_type=kind.value,
        object_id=str(grant.pk),
    )
    return grant


@transaction.atomic
def end(grant_id: UUID | str, *, by: By, now: datetime) -> None:
    """End a relationship now. One that has ended already stays as it was. Raises Grant.DoesNotExist."""
    grant = Grant._unsafe_system.select_for_update().get(pk=grant_id)
    if grant.ends is None or grant.ends > now:
        Grant._unsafe_system.filter(pk=grant_id).update(ends=max(now, grant.starts))
    audit.record(
        AuditKind.GRANT_ENDED,
        by=by,
        now=now,
        child_id=grant.child_id,
        object_type=grant.kind,
        object_id=str(grant_id),
    )


@transaction.atomic
def lock_out(
    child_id: UUID | str,
    *,
    user_id: UUID | str | None = None,
    agency: str = "",
    ends: datetime | None = None,
    why: str = "",
    by: By,
    now: datetime,
) -> Lockout:
    """Lock one person, or a whole agency, out of a case. It overrides every grant and emergency opening."""
    lockout = Lockout._unsafe_system.create(
        child_id=UUID(str(child_id)),
        user_id=user_id,
        agency=agency,
        starts=now,
        ends=ends,
        set_by=name_of(by),
        why=why,
    )
    audit.record(AuditKind.LOCKOUT_SET, by=by, now=now, child_id=child_id, object_id=str(lockout.pk))
    return lockout


@transaction.atomic
def seal(child_id: UUID | str, *, why: str = "", by: By, now: datetime) -> Lockout:
    """Put a case under seal: nobody reads it until the seal ends."""
    lockout = Lockout._unsafe_system.create(
        child_id=UUID(str(child_id)), everybody=True, starts=now, set_by=name_of(by), why=why
    )
    audit.record(
        AuditKind.LOCKOUT_SET,
        by=by,
        now=now,
        child_id=child_id,
        object_type="seal",
        object_id=str(lockout.pk),
    )
    return lockout


@transaction.atomic
def end_lockout(lockout_id: UUID | str, *, by: By, now: datetime) -> None:
    """End a lockout or a seal now. Raises Lockout.DoesNotExist."""
    lockout = Lockout._unsafe_system.select_for_update().get(pk=lockout_id)
    Lockout._unsafe_system.filter(pk=lockout_id).update(ends=now)
    audit.record(
        AuditKind.LOCKOUT_ENDED, by=by, now=now, child_id=lockout.child_id, object_id=str(lockout_id)
    )


def name_of(by: By) -> str:
    """How an actor stands in a column: the account's id, or the system and its purpose."""
    return f"system:{by.purpose}" if isinstance(by, SystemActor) else by.user_id
