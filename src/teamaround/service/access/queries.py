"""Load the facts that the policy decides on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from teamaround.service.access.models import BreakGlass, Contribution, Grant, Lockout
from teamaround.service.policy import facts
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind


def child_facts(
    actor: Actor, child_id: UUID | str, *, now: datetime, in_emergency: bool = False
) -> facts.ChildFacts:
    """What stands between this actor and this child. Read afresh each time, so that an ended grant counts at once.

    `in_emergency` also reads what bears on opening the record without a grant.
    """
    lockouts = Lockout._unsafe_system.filter(_of(actor) | Q(everybody=True), child_id=child_id)
    rows = list(lockouts)
    contributed = Contribution._unsafe_system.filter(child_id=child_id, agency=actor.agency).exists()
    return facts.ChildFacts(
        child_id=str(child_id),
        grants=tuple(
            map(_grant, Grant._unsafe_system.filter(_of(actor), child_id=child_id).order_by("starts", "id"))
        ),
        lockouts=tuple(map(_lockout, (row for row in rows if not row.everybody))),
        is_sealed=any(row.everybody and _lockout(row).is_live(now) for row in rows),
        agencies_that_contributed=frozenset({actor.agency}) if contributed else frozenset(),
        break_glass=break_glass_right(actor, now=now) if in_emergency else None,
    )


def break_glass_right(actor: Actor, *, now: datetime) -> facts.BreakGlassRight:
    """How often this person opened a record in an emergency within a day, and their oldest review still due."""
    mine = BreakGlass._unsafe_system.filter(user_id=actor.user_id)
    waiting = mine.filter(reviewed_at=None).order_by("review_due").values_list("review_due", flat=True)
    return facts.BreakGlassRight(
        used_today=mine.filter(opened_at__gt=now - timedelta(days=1), opened_at__lte=now).count(),
        oldest_review_due=waiting.first(),
    )


def children_of(
    actor: Actor, *, now: datetime, kinds: frozenset[GrantKind] | None = None
) -> tuple[UUID, ...]:
    """The children on whom the actor, or their agency, has a grant that holds now."""
    live = Grant._unsafe_system.filter(_of(actor), starts__lte=now).filter(Q(ends=None) | Q(ends__gt=now))
    if kinds is not None:
        live = live.filter(kind__in=kinds)
    return tuple(live.order_by("child_id").values_list("child_id", flat=True).distinct())


def holders_unscoped(child_id: UUID | str, *, now: datetime) -> tuple[facts.Grant, ...]:
    """Everybody's grants on a child that hold now: who may be told. For workflows."""
    live = Grant._unsafe_system.filter(child_id=child_id, starts__lte=now).filter(
        Q(ends=None) | Q(ends__gt=now)
    )
    return tuple(map(_grant, live.order_by("starts", "id")))


def people_of_unscoped(child_ids: Iterable[UUID | str], *, now: datetime) -> dict[str, tuple[str, ...]]:
    """The accounts that hold a grant on each of these children now, by child. Call it for children at hand only."""
    live = Grant._unsafe_system.filter(child_id__in=list(child_ids), starts__lte=now).filter(
        Q(ends=None) | Q(ends__gt=now)
    )
    held: dict[str, tuple[str, ...]] = {}
    for child, user in live.exclude(user_id=None).order_by("starts", "id").values_list("child_id", "user_id"):
        held[str(child)] = (*held.get(str(child), ()), str(user))
    return held


def break_glass_to_review(*, now: datetime) -> tuple[BreakGlass, ...]:
    """Emergency openings that nobody has reviewed yet, the longest waiting first. For the audit desk."""
    return tuple(
        BreakGlass._unsafe_system.filter(reviewed_at=None, opened_at__lte=now).order_by("review_due")
    )


def _of(actor: Actor) -> Q:
    whose = Q(user_id=actor.user_id)
    return whose | Q(user_id=None, agency=actor.agency) if actor.agency else whose


def _grant(row: Grant) -> facts.Grant:
    return facts.Grant(
        kind=GrantKind(row.kind),
        starts=row.starts,
        ends=row.ends,
        user_id=str(row.user_id) if row.user_id else "",
        agency=row.agency,
        grant_id=str(row.pk),
    )


def _lockout(row: Lockout) -> facts.Lockout:
    return facts.Lockout(
        starts=row.starts,
        ends=row.ends,
        user_id=str(row.user_id) if row.user_id else "",
        agency=row.agency,
    )
