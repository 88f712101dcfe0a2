"""Opening a child's record for one page: decide, audit, read; then fold twice, for the viewer and for the rules.

What a viewer is shown comes from the viewer's fold. The system's fold is for the rules only (decision 6): alerts and
clocks are reckoned on it and cut for the viewer afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.http import HttpRequest

from teamaround.practice.disclosure.viewing import Viewer
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import fold
from teamaround.practice.record.roles import Role
from teamaround.service.access.gate import NotFound, reading
from teamaround.service.access.queries import holders_unscoped
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import people_by_ids
from teamaround.service.agencies.models import FrontDoor
from teamaround.service.agencies.queries import directory, front_door
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.queries import (
    ChildCard,
    child_of,
    child_unscoped,
    entries_of,
    entries_of_unscoped,
)
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.as_at import AsAt, as_at_asked
from teamaround.service.pages.child.names import Names, names_for
from teamaround.service.pages.words import dates
from teamaround.service.policy.decide import Decision, decide
from teamaround.service.policy.facts import Actor, ChildFacts
from teamaround.service.policy.words import Action, Field, Purpose

AFTER_THE_LAST = timedelta(minutes=15)
OVERSEERS_OF_THE_AUDIT = frozenset({Role.AUDIT_OFFICER, Role.DPO})


@dataclass(frozen=True)
class Opened:
    """A child's record, opened for one reader as at one moment.

    `shown` is the case as this reader may know it; `whole` is the system's fold, for rules only.
    """

    asking: Asker
    child: ChildCard
    decision: Decision
    as_at: AsAt
    shown: CaseFile
    whole: CaseFile
    names: Names
    holders: tuple[User, ...]
    first_entry_at: datetime | None

    @property
    def now(self) -> datetime:
        """The moment the page speaks of."""
        return self.as_at.moment

    def sees(self, *fields: Field) -> bool:
        """Whether this reader is shown any of these parts."""
        return bool(self.decision.fields & set(fields))

    def may(self, action: Action) -> bool:
        """Whether this reader may also do that, by the same grants. The policy decides; nothing is read."""
        return may_also(self.asking.actor, self.decision, self.child.child_id, action, self.asking.now)

    def holder(self, role: Role) -> User | None:
        """The first person of a role who has the case."""
        return next((user for user in self.holders if user.role == role), None)

    @cached_property
    def front_door(self) -> FrontDoor | None:
        """The front door of the child's council on that day, asked for once; None when none is recorded."""
        return front_door(self.child.council, dates.in_london(self.now).date())

    @property
    def given_name(self) -> str:
        """What the child is called within a sentence."""
        return self.child.name.split(" ")[0] if self.child.name else "the child"


def may_also(actor: Actor, decision: Decision, child: str, action: Action, now: datetime) -> bool:
    """Whether the grants of one decision allow another action to the same person."""
    facts = ChildFacts(child_id=child, grants=decision.grants)
    return decide(actor, action, facts, purpose_of(actor), now).allowed


def purpose_of(actor: Actor) -> Purpose:
    """Why somebody of this role opens a child's page."""
    return Purpose.AUDIT if actor.role in OVERSEERS_OF_THE_AUDIT else Purpose.PROTECT_CHILD


@contextmanager
def child_opened(request: HttpRequest, child_id: UUID, action: Action, kind: AuditKind) -> Iterator[Opened]:
    """Open the record. Inside, the read is audited and the database shows this reader's rows only.

    Raises NotFound when refused, and for a child that is not there.
    """
    asking = asker(request)
    purpose = purpose_of(asking.actor)
    asked = as_at_asked(request.GET, asking.now)
    with reading(
        asking.actor, action, child_id, kind=kind, purpose=purpose, now=asking.now, request=asking.request
    ) as decision:
        child = child_of(asking.actor, child_id, now=asking.now) or child_unscoped(child_id)
        if child is None:
            raise NotFound
        yield _opened(asking, child, decision, asked)


def _opened(asking: Asker, child: ChildCard, decision: Decision, asked: AsAt) -> Opened:
    readable = entries_of(asking.actor, child.child_id, now=asking.now)
    # The right to entries is a right to the child's whole ledger; what is withheld of it, concealed addresses and
    # siblings, no rule reads. Without that right the rules still run on the whole record.
    everything = readable or entries_of_unscoped(child.child_id)
    as_at = _settled(asked, everything)
    viewer = Viewer(asking.actor.role.value, asking.actor.agency)
    agencies = directory()
    shown = fold(readable, child=child.child_id, as_at=as_at.moment, viewer=viewer, agencies=agencies)
    whole = fold(everything, child=child.child_id, as_at=as_at.moment, agencies=agencies)
    return Opened(
        asking=asking,
        child=child,
        decision=decision,
        as_at=as_at,
        shown=shown,
        whole=whole,
        names=names_for(whole),
        holders=_holders(child.child_id, as_at.moment),
        first_entry_at=min((entry.recorded_at for entry in readable), default=None),
    )


def _holders(child: str, at: datetime) -> tuple[User, ...]:
    """The people who had a grant of their own on the child at that moment, by name."""
    people = [grant.user_id for grant in holders_unscoped(child, now=at) if grant.user_id]
    return people_by_ids(people)


def _settled(asked: AsAt, entries: tuple[Entry, ...]) -> AsAt:
    """The moment after the last entry, for the address that asks for it."""
    if not asked.wants_last:
        return asked
    last = max((entry.recorded_at for entry in entries), default=asked.moment)
    return replace(asked, moment=min(asked.moment, last + AFTER_THE_LAST))
