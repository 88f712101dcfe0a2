"""Write to the audit. Called by every other app's actions, inside their transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.metadata import version
from uuid import UUID

import msgspec
from django.db import transaction

from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.policy.decide import Decision
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Purpose


class SystemActor(msgspec.Struct, frozen=True, kw_only=True):
    """The service itself, at work for a purpose that it names, e.g. `contact_received`."""

    purpose: str
    on_behalf_of: str = ""
    agency: str = ""


By = Actor | SystemActor


class NotInTransaction(RuntimeError):
    """An audit row was about to be written outside the transaction of the act that it records."""


def record(
    kind: AuditKind,
    *,
    by: By,
    now: datetime,
    child_id: UUID | str | None = None,
    object_type: str = "",
    object_id: str = "",
    purpose: Purpose | str = "",
    decision: Decision | None = None,
    count: int = 1,
    on_behalf_of: str = "",
    request_id: str = "",
    address: str = "",
) -> None:
    """Add one row to the audit. `on_behalf_of` is the slug of an agency or of a caller, and never a name.

    Raises NotInTransaction outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(f"{kind} must be recorded in the transaction of the act")
    AuditRow.objects.create(
        **{**_who(by), **({"on_behalf_of": on_behalf_of} if on_behalf_of else {})},
        at=now,
        action=kind.value,
        child_id=UUID(str(child_id)) if child_id else None,
        object_type=object_type,
        object_id=object_id,
        count=count,
        request_id=request_id,
        address=address,
        app_version=_app_version(),
        **_why(by, purpose, decision),
    )


def record_refusal(
    decision: Decision,
    *,
    by: Actor,
    now: datetime,
    child_id: UUID | str | None = None,
    object_type: str = "",
    object_id: str = "",
    purpose: Purpose | str = "",
    request_id: str = "",
    address: str = "",
) -> None:
    """Add a refusal in a transaction of its own, so that what is raised afterwards cannot take it back."""
    with transaction.atomic(durable=True):
        record(
            AuditKind.ACCESS_REFUSED,
            by=by,
            now=now,
            child_id=child_id,
            object_type=object_type,
            object_id=object_id,
            purpose=purpose,
            decision=decision,
            request_id=request_id,
            address=address,
        )


def _who(by: By) -> dict[str, str]:
    if isinstance(by, SystemActor):
        return {"actor": f"system:{by.purpose}", "on_behalf_of": by.on_behalf_of, "agency": by.agency}
    return {"actor": by.user_id, "role": by.role.value, "agency": by.agency, "session": by.session}


def _why(by: By, purpose: Purpose | str, decision: Decision | None) -> dict[str, object]:
    stated = str(purpose) or (by.purpose if isinstance(by, SystemActor) else "")
    if decision is None:
        return {"purpose": stated}
    return {
        "purpose": stated,
        "decision": decision.effect.value,
        "reason": decision.reason.value,
        "grant_id": decision.grant_id,
        "fields_released": _sorted_slugs(decision.fields),
    }


def _sorted_slugs(fields: Iterable[str]) -> list[str]:
    return sorted(str(field) for field in fields)


@cache
def _app_version() -> str:
    return version("teamaround")
