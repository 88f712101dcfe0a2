"""The facts a decision is made on: who asks, and what stands between them and the child. All loaded beforehand."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.record.roles import Role
from teamaround.service.policy.words import GrantKind


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in professional. `user_id` is a UUID as text; `agency` and `council` are slugs."""

    user_id: str
    role: Role
    agency: str
    council: str = ""
    name: str = ""
    is_suspended: bool = False
    agency_is_suspended: bool = False
    second_factor_at: datetime | None = None
    session: str = ""


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """A relationship to a child's case, of one person or of a whole agency, from when and until when (aware)."""

    kind: GrantKind
    starts: datetime
    ends: datetime | None = None
    user_id: str = ""
    agency: str = ""
    grant_id: str = ""

    def is_live(self, now: datetime) -> bool:
        """Whether it holds at the moment given. The end itself is outside."""
        return self.starts <= now and (self.ends is None or now < self.ends)

    def is_of(self, actor: Actor) -> bool:
        """Whether it was given to this person, or to their agency."""
        return (
            self.user_id == actor.user_id
            if self.user_id
            else bool(self.agency) and self.agency == actor.agency
        )


class Lockout(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who must never see a case: one person, or a whole agency. Overrides everything."""

    starts: datetime
    ends: datetime | None = None
    user_id: str = ""
    agency: str = ""

    def is_live(self, now: datetime) -> bool:
        """Whether it holds at the moment given."""
        return self.starts <= now and (self.ends is None or now < self.ends)

    def is_of(self, actor: Actor) -> bool:
        """Whether it names this person, or their agency."""
        return (
            self.user_id == actor.user_id
            if self.user_id
            else bool(self.agency) and self.agency == actor.agency
        )


class BreakGlassRight(msgspec.Struct, frozen=True, kw_only=True):
    """What bears on opening a record in an emergency: how often today, and whether a review is overdue."""

    used_today: int = 0
    oldest_review_due: datetime | None = None


class ChildFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one child's case as far as access goes. `child_id` is a UUID as text.

    Without `break_glass` nothing is known of the right to open in an emergency, and so there is none.
    """

    child_id: str
    grants: tuple[Grant, ...] = ()
    lockouts: tuple[Lockout, ...] = ()
    is_sealed: bool = False
    agencies_that_contributed: frozenset[str] = frozenset()
    break_glass: BreakGlassRight | None = None
