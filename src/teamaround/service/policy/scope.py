"""The same policy as a predicate over many children, which each app's queries turn into SQL."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.service.policy.decide import role_denial
from teamaround.service.policy.facts import Actor, ChildFacts
from teamaround.service.policy.tables import actions, grant_kinds
from teamaround.service.policy.words import Action, GrantKind, Purpose


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Whose rows: those of children on whom this person, or their agency, has one of these grants at `now`.

    `is_nothing` is a scope that matches no row. Lockouts and seals take rows away from every scope.
    `reviews_of` is the council whose pairs the person may decide as a matcher; empty for everybody else.
    """

    user_id: str
    agency: str
    now: datetime
    grant_kinds: frozenset[GrantKind] = frozenset()
    is_nothing: bool = False
    reviews_of: str = ""

    @property
    def own_contribution(self) -> bool:
        """Whether rows of children to whose record the person's agency has contributed belong to it."""
        return GrantKind.OWN_CONTRIBUTION in self.grant_kinds


def scope(actor: Actor, action: Action, purpose: Purpose, now: datetime) -> Scope:
    """The children to whom `decide` would say yes for this actor, action, purpose and moment."""
    row = actions()[action]
    if row.about != "child" or not row.needs_grant:
        raise ValueError(f"{action} is not done to a child through a grant, so it has no scope")
    kinds = frozenset(kind for kind, terms in grant_kinds().items() if action in terms.covers)
    return Scope(
        user_id=actor.user_id,
        agency=actor.agency,
        now=now,
        grant_kinds=kinds,
        is_nothing=_is_refused(actor, action, purpose, now) or not kinds,
        reviews_of=""
        if _is_refused(actor, Action.MATCH_REVIEW_OPEN, Purpose.REVIEW_MATCH, now)
        else actor.council,
    )


def _is_refused(actor: Actor, action: Action, purpose: Purpose, now: datetime) -> bool:
    suspended = actor.is_suspended or actor.agency_is_suspended
    return suspended or role_denial(actor, actions()[action], purpose, now) is not None


def contains(within: Scope, actor: Actor, subject: ChildFacts) -> bool:
    """The predicate in plain Python, to compare the SQL with: whether the child belongs to the scope."""
    if within.is_nothing or subject.is_sealed:
        return False
    if any(lockout.is_of(actor) and lockout.is_live(within.now) for lockout in subject.lockouts):
        return False
    contributed = within.own_contribution and within.agency in subject.agencies_that_contributed
    return contributed or any(
        grant.kind in within.grant_kinds and grant.is_of(actor) and grant.is_live(within.now)
        for grant in subject.grants
    )
