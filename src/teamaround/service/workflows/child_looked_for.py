"""Somebody at a desk looks for one child by exact details, for a task (decision 21).

What is found is opened by the policy as any child is: the search gives a short relationship to the case, and no more.
Whoever is locked out, and whoever looks for a child that is not here, gets the same answer.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection, transaction

from teamaround.service.access import actions as access
from teamaround.service.access.gate import NO_REQUEST, Request, permit
from teamaround.service.access.queries import child_facts
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.queries import searched_at
from teamaround.service.ledger.queries import open_children_fitting_unscoped
from teamaround.service.ledger.wanted import Wanted, known_again
from teamaround.service.policy.decide import Decision, decide
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.finding import free_again, terms
from teamaround.service.policy.words import Action, Effect, GrantKind, Purpose, Reason
from teamaround.service.workflows.cases import case_of

NOBODY = str(UUID(int=0))
TOO_MANY = Decision(effect=Effect.DENY, reason=Reason.TOO_MANY_SEARCHES)


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """Who is wanted, for what task and on whose call: a slug of the closed lists, or of an agency."""

    wanted: Wanted
    task: str
    caller: str


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: one child, several, or nobody. With `free_at` nothing was looked for, until then."""

    child_id: str = ""
    is_several: bool = False
    free_at: datetime | None = None


def child_looked_for(search: Search, *, by: Actor, now: datetime, request: Request = NO_REQUEST) -> Sought:
    """Look for the child, and write down that it was done. Raises NotFound for whoever may not look.

    Call it outside any transaction, as `permit` asks.
    """
    decision = permit(by, Action.CHILD_FIND, None, purpose=Purpose.PROTECT_CHILD, now=now, request=request)
    with transaction.atomic():
        _one_search_at_a_time(by)
        free_at = free_again(searched_at(by, since=now - terms().within), now)
        if free_at is not None:
            _write_down(AuditKind.ACCESS_REFUSED, search, TOO_MANY, by, now, request)
            return Sought(free_at=free_at)
        found = _found(search, by, now, request)
        child = found[0] if len(found) == 1 else None
        if child is not None:
            _open(child, search.task, by, now)
        _write_down(
            AuditKind.CHILD_SEARCHED, search, decision, by, now, request, child=child, count=len(found)
        )
    return Sought(child_id=child or "", is_several=len(found) > 1)


def _one_search_at_a_time(by: Actor) -> None:
    """Two windows of one person could else both count the searches before either adds its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 21))", [by.user_id])


def _found(search: Search, by: Actor, now: datetime, request: Request) -> list[str]:
    """The children who fit, are on an open plan and may be known of.

    Where nobody fits, nobody is asked about as somebody would be: how long that takes is to tell nothing.
    """
    fitting = open_children_fitting_unscoped(search.wanted, council=by.council)
    children = [card.child_id for card in fitting] or [NOBODY]
    known = [child for child in children if _may_know_of(child, search, by, now, request)]
    return [child for child in known if child != NOBODY and case_of(child, now).is_open]


def _may_know_of(child: str, search: Search, by: Actor, now: datetime, request: Request) -> bool:
    facts = child_facts(by, child, now=now)
    decision = decide(by, Action.CHILD_FIND, facts, Purpose.PROTECT_CHILD, now)
    if not decision.allowed:
        _write_down(AuditKind.ACCESS_REFUSED, search, decision, by, now, request, child=child)
    return decision.allowed


def _open(child: str, task: str, by: Actor, now: datetime) -> None:
    """The relationship that opens the plan card for a while; none where they may open the page already."""
    facts = child_facts(by, child, now=now)
    if decide(by, Action.CHILD_OPEN, facts, Purpose.PROTECT_CHILD, now).allowed:
        return
    access.give(
        child,
        kind=GrantKind.ENQUIRY,
        user_id=by.user_id,
        ends=now + terms().open_for,
        why=task,
        by=by,
        now=now,
    )


def _write_down(
    kind: AuditKind,
    search: Search,
    decision: Decision,
    by: Actor,
    now: datetime,
    request: Request,
    *,
    child: str | None = None,
    count: int = 0,
) -> None:
    """That they looked, for what and on whose call; of what they typed only what tells the same details again."""
    audit.record(
        kind,
        by=by,
        now=now,
        child_id=child,
        object_type=search.task,
        object_id=known_again(search.wanted),
        purpose=Purpose.PROTECT_CHILD,
        decision=decision,
        count=count,
        on_behalf_of=search.caller,
        request_id=request.request_id,
        address=request.address,
    )
