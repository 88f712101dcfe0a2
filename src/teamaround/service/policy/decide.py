"""The one access function. Fixed order: hard denial, grant, role, parts shown, obligations (assurance 2.1)."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from teamaround.service.policy import break_glass
from teamaround.service.policy.facts import Actor, ChildFacts, Grant
from teamaround.service.policy.tables import ActionRow, actions, grant_kinds, roles
from teamaround.service.policy.words import Action, Effect, Field, GrantKind, Obligation, Purpose, Reason


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, the rule that gave it, the parts that may be shown and what must be done with it."""

    effect: Effect
    reason: Reason
    fields: frozenset[Field] = frozenset()
    obligations: frozenset[Obligation] = frozenset({Obligation.AUDIT})
    grants: tuple[Grant, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it may be done at all."""
        return self.effect is not Effect.DENY

    @property
    def grant_id(self) -> str:
        """The grant that the audit row names; empty when none was needed."""
        return self.grants[0].grant_id if self.grants else ""


def decide(
    actor: Actor, action: Action, subject: ChildFacts | None, purpose: Purpose, now: datetime
) -> Decision:
    """Whether `actor` may do `action` to `subject` for `purpose` at `now` (aware). Nothing said means no.

    `subject` is None for what concerns no particular child. An action about a child without one is refused.
    """
    row = actions()[action]
    refused = _hard_denial(actor, subject, now)
    if refused is not None:
        return _no(refused)
    if row.about == "service" or not row.needs_grant:
        return _without_grant(actor, row, subject, purpose, now)
    grants = live_grants(actor, subject, now)
    if not grants:
        return _no(Reason.NO_GRANT)
    covering = tuple(grant for grant in grants if action in grant_kinds()[grant.kind].covers)
    refused = role_denial(actor, row, purpose, now)
    if refused is None and not covering:
        refused = Reason.GRANT_DOES_NOT_COVER
    return _no(refused) if refused is not None else _yes(actor, row, covering)


def live_grants(actor: Actor, subject: ChildFacts | None, now: datetime) -> tuple[Grant, ...]:
    """The actor's grants on this child that hold now, with the standing one of an agency that contributed."""
    if subject is None:
        return ()
    given = tuple(grant for grant in subject.grants if grant.is_of(actor) and grant.is_live(now))
    if actor.agency and actor.agency in subject.agencies_that_contributed:
        given += (Grant(kind=GrantKind.OWN_CONTRIBUTION, starts=now, agency=actor.agency),)
    return given


def _hard_denial(actor: Actor, subject: ChildFacts | None, now: datetime) -> Reason | None:
    if actor.is_suspended:
        return Reason.ACTOR_SUSPENDED
    if actor.agency_is_suspended:
        return Reason.AGENCY_SUSPENDED
    if subject is None:
        return None
    if any(lockout.is_of(actor) and lockout.is_live(now) for lockout in subject.lockouts):
        return Reason.LOCKED_OUT
    return Reason.SEALED if subject.is_sealed else None


def role_denial(actor: Actor, row: ActionRow, purpose: Purpose, now: datetime) -> Reason | None:
    """The rule that refuses an action to this actor whatever the child; None when there is none."""
    if row.action not in roles()[actor.role].may:
        return Reason.ROLE_MAY_NOT
    if purpose not in row.purposes:
        return Reason.PURPOSE_DOES_NOT_FIT
    if row.second_factor_minutes is not None and not _is_fresh(actor, row.second_factor_minutes, now):
        return Reason.SECOND_FACTOR_NEEDED
    return None


def _without_grant(
    actor: Actor, row: ActionRow, subject: ChildFacts | None, purpose: Purpose, now: datetime
) -> Decision:
    if row.about == "child" and subject is None:
        return _no(Reason.NO_GRANT)
    refused = role_denial(actor, row, purpose, now)
    if refused is not None:
        return _no(refused)
    if row.action is Action.BREAK_GLASS_OPEN and not _may_break_glass(subject, now):
        return _no(Reason.BREAK_GLASS_NOT_AVAILABLE)
    return Decision(
        effect=Effect.ALLOW, reason=Reason.ROLE_MAY, obligations=row.obligations | {Obligation.AUDIT}
    )


def _yes(actor: Actor, row: ActionRow, covering: tuple[Grant, ...]) -> Decision:
    shown_by_grants = frozenset[Field]().union(*(grant_kinds()[grant.kind].fields for grant in covering))
    fields = roles()[actor.role].sees & shown_by_grants
    obligations = row.obligations | {Obligation.AUDIT}
    if all(grant.kind is GrantKind.BREAK_GLASS for grant in covering):
        obligations |= {Obligation.NO_EXPORT}
    return Decision(
        effect=Effect.ALLOW if fields == frozenset(Field) else Effect.ALLOW_REDACTED,
        reason=Reason.GRANT_COVERS,
        fields=fields,
        obligations=obligations,
        grants=covering,
    )


def _no(reason: Reason) -> Decision:
    return Decision(effect=Effect.DENY, reason=reason)


def _is_fresh(actor: Actor, minutes: int, now: datetime) -> bool:
    at = actor.second_factor_at
    return at is not None and timedelta(0) <= now - at <= timedelta(minutes=minutes)


def _may_break_glass(subject: ChildFacts | None, now: datetime) -> bool:
    right = None if subject is None else subject.break_glass
    return right is not None and break_glass.is_available(right, now)
