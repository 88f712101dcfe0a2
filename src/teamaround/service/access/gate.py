"""The one way into a child's record: decide, audit, then read within what was decided.

A refusal is audited in a transaction of its own and answered as not found, whatever the reason (decision 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import msgspec

from teamaround.service.access.context import reading_within
from teamaround.service.access.queries import child_facts
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.decide import Decision, decide
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose


class NotFound(Exception):
    """Nothing that this person may know of. The same for what is refused and for what does not exist."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the audit keeps of a web request."""

    request_id: str = ""
    address: str = ""


NO_REQUEST = Request()


def permit(
    actor: Actor,
    action: Action,
    child_id: UUID | str | None,
    *,
    purpose: Purpose,
    now: datetime,
    request: Request = NO_REQUEST,
) -> Decision:
    """The decision, when it is yes. Raises NotFound when it is no, after auditing that.

    Call it outside any transaction: the refusal's audit row must outlive whatever is raised. The caller audits
    what it then does.
    """
    emergency = action is Action.BREAK_GLASS_OPEN
    subject = None if child_id is None else child_facts(actor, child_id, now=now, in_emergency=emergency)
    decision = decide(actor, action, subject, purpose, now)
    if not decision.allowed:
        audit.record_refusal(
            decision,
            by=actor,
            now=now,
            child_id=child_id,
            object_type=action.value,
            purpose=purpose,
            request_id=request.request_id,
            address=request.address,
        )
        raise NotFound
    return decision


@contextmanager
def reading(
    actor: Actor,
    action: Action,
    child_id: UUID | str,
    *,
    kind: AuditKind,
    purpose: Purpose,
    now: datetime,
    request: Request = NO_REQUEST,
) -> Iterator[Decision]:
    """Read a child's record: inside, the read is audited and the database shows this actor's rows only.

    Raises NotFound when refused.
    """
    decision = permit(actor, action, child_id, purpose=purpose, now=now, request=request)
    with reading_within(scope(actor, action, purpose, now)):
        audit.record(
            kind,
            by=actor,
            now=now,
            child_id=child_id,
            purpose=purpose,
            decision=decision,
            request_id=request.request_id,
            address=request.address,
        )
        yield decision


@contextmanager
def opening_desk(
    actor: Actor,
    action: Action,
    *,
    rows_of: Action,
    kind: AuditKind,
    purpose: Purpose,
    now: datetime,
    request: Request = NO_REQUEST,
) -> Iterator[Decision]:
    """Open a page that lists across children, such as *my work* or the SPOC desk.

    `action` is the page's own; inside, the database shows the rows of children to whom `rows_of` is allowed.
    Raises NotFound when refused.
    """
    decision = permit(actor, action, None, purpose=purpose, now=now, request=request)
    with reading_within(scope(actor, rows_of, purpose, now)):
        audit.record(
            kind,
            by=actor,
            now=now,
            purpose=purpose,
            decision=decision,
            request_id=request.request_id,
            address=request.address,
        )
        yield decision
