"""Read the audit: who has looked at a child's record, and what somebody did."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, Value, When
from django.db.models.functions import TruncDate

from teamaround.service.audit.kinds import WORDS, AuditKind
from teamaround.service.audit.models import AuditRow, SealedRow
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Reason

LOOKS = (
    AuditKind.CHILD_SEARCHED,  # of a child where they were found
    AuditKind.CHILD_OPENED,
    AuditKind.ENTRIES_READ,
    AuditKind.REQUEST_READ,
    AuditKind.WHO_KNEW_WHAT_READ,
    AuditKind.NETWORK_MAP_READ,
    AuditKind.WHO_LOOKED_READ,
    AuditKind.ALERT_READ,
    AuditKind.SPOC_DESK_OPENED,  # of a child where the desk opened an alert about them
    AuditKind.ADDRESS_REVEALED,
    AuditKind.BREAK_GLASS_OPENED,
    AuditKind.EXPORT_MADE,
)


FAILED_SIGN_INS = (AuditKind.SIGN_IN_FAILED, AuditKind.SIGN_IN_REFUSED, AuditKind.SIGN_IN_LIMITED)
READS = (*(kind for kind in LOOKS if kind is not AuditKind.CHILD_SEARCHED), AuditKind.MY_WORK_OPENED)


class DayOfActs(msgspec.Struct, frozen=True, kw_only=True):
    """What one account did on one London day, counted. No child, no content."""

    day: date
    actor: str
    role: str
    agency: str
    reads: int
    children: int
    searches: int
    refusals: int
    break_glass: int


class FailedSignIns(msgspec.Struct, frozen=True, kw_only=True):
    """Sign-ins that failed on one London day, for one account from one address. `account` is empty where there is none.

    `limits_reached` counts how often it came so far that sign-ins were refused for a time.
    """

    day: date
    account: str
    of_source: bool
    address: str
    failed: int
    refused: int
    limits_reached: int
    last: datetime


class ChainState(msgspec.Struct, frozen=True, kw_only=True):
    """How far the chain is sealed, how many rows wait, and since when the oldest of them has."""

    sealed: int
    sealed_at: datetime | None
    waiting: int
    waiting_since: datetime | None


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One act on a record. `actor` is an account's id, or `system:` and a purpose; names are looked up elsewhere.

    Of a search `object_type` is the task and `object_id` what tells the same details sought again.
    """

    at: datetime
    actor: str
    role: str
    agency: str
    action: str
    words: str
    purpose: str
    child_id: str
    object_type: str
    object_id: str
    on_behalf_of: str
    decision: str
    reason: str
    count: int


def who_looked(child_id: UUID | str, *, limit: int = 200) -> tuple[Look, ...]:
    """Who has read this child's record, newest first. Call it inside `access.gate.reading` with `who_looked.read`.

    Refusals are left out: they are for the audit officer, not for the team.
    """
    kinds = [kind.value for kind in LOOKS]
    rows = AuditRow._unsafe_system.filter(child_id=child_id, action__in=kinds)
    return tuple(map(_look, rows.order_by("-at", "-pk")[:limit]))


def last_looked(actor: Actor, child_id: UUID | str, kind: AuditKind, *, before: datetime) -> datetime | None:
    """When this person last did that to this child's record, before a moment; None if never. Their own rows only."""
    mine = AuditRow._unsafe_system.filter(
        actor=actor.user_id, child_id=child_id, action=kind.value, at__lt=before
    )
    return mine.order_by("-at").values_list("at", flat=True).first()


def acts(
    actor: Actor, *, now: datetime, child_id: UUID | str | None = None, limit: int = 200
) -> tuple[Look, ...]:
    """The audit itself, newest first, refusals too. For the audit desk; nobody else is shown a row."""
    rows = AuditRow.objects.for_actor(actor, now=now)
    if child_id is not None:
        rows = rows.filter(child_id=child_id)
    return tuple(map(_look, rows.order_by("-at", "-pk")[:limit]))


def acts_by_day(actor: Actor, *, now: datetime, since: datetime) -> tuple[DayOfActs, ...]:
    """Reads, refusals and emergency openings by day and account, the newest day first. For the audit desk."""
    reads = Count("pk", filter=Q(action__in=[kind.value for kind in READS]))
    children = Count("child_id", filter=Q(action__in=[kind.value for kind in READS]), distinct=True)
    searches = Count("pk", filter=Q(action=AuditKind.CHILD_SEARCHED.value))
    refusals = Count("pk", filter=Q(action=AuditKind.ACCESS_REFUSED.value))
    emergencies = Count("pk", filter=Q(action=AuditKind.BREAK_GLASS_OPENED.value))
    rows = AuditRow.objects.for_actor(actor, now=now).filter(at__gte=since).exclude(role="")
    days = rows.annotate(day=TruncDate("at")).values("day", "actor", "role", "agency")
    counted = days.annotate(
        reads=reads, children=children, searches=searches, refusals=refusals, break_glass=emergencies
    )
    return tuple(DayOfActs(**row) for row in counted.order_by("-day", "-refusals", "-reads", "actor"))


def searches(actor: Actor, *, now: datetime, since: datetime) -> tuple[Look, ...]:
    """Searches for a child by exact details, and those refused for their number, newest first. For the audit desk."""
    looked = Q(action=AuditKind.CHILD_SEARCHED.value) | Q(reason=Reason.TOO_MANY_SEARCHES.value)
    rows = AuditRow.objects.for_actor(actor, now=now).filter(looked, at__gte=since)
    return tuple(map(_look, rows.order_by("-at", "-pk")))


def searched_at(actor: Actor, *, since: datetime) -> tuple[datetime, ...]:
    """When this person has looked for a child by exact details since a moment: in whichever session, by whatever."""
    mine = AuditRow._unsafe_system.filter(
        actor=actor.user_id, action=AuditKind.CHILD_SEARCHED.value, at__gt=since
    )
    return tuple(mine.order_by("at").values_list("at", flat=True))


def failed_sign_ins(actor: Actor, *, now: datetime, since: datetime) -> tuple[FailedSignIns, ...]:
    """Failed and refused sign-ins by day, account and address, the newest first. For the audit desk."""
    failed, refused, limited = (Count("pk", filter=Q(action=kind.value)) for kind in FAILED_SIGN_INS)
    rows = AuditRow.objects.for_actor(actor, now=now).filter(at__gte=since)
    rows = rows.filter(action__in=[kind.value for kind in FAILED_SIGN_INS])
    of_source = Case(When(object_type="source", then=Value(True)), default=Value(False))
    days = rows.annotate(day=TruncDate("at"), account=F("object_id"), of_source=of_source)
    counted = days.values("day", "account", "of_source", "address").annotate(
        last=Max("at"), failed=failed, refused=refused, limits_reached=limited
    )
    return tuple(FailedSignIns(**row) for row in counted.order_by("-day", "-last", "account", "address"))


def chain_state() -> ChainState:
    """How the chain of the audit stands. It says nothing of what any row says."""
    last = SealedRow._unsafe_system.order_by("-seq").values("seq", "sealed_at").first()
    sealed = SealedRow._unsafe_system.filter(row_id=OuterRef("pk"))
    waiting = AuditRow._unsafe_system.filter(~Exists(sealed)).aggregate(
        n=Count("pk"), oldest=Min("written_at")
    )
    return ChainState(
        sealed=last["seq"] if last else 0,
        sealed_at=last["sealed_at"] if last else None,
        waiting=waiting["n"],
        waiting_since=waiting["oldest"],
    )


def _look(row: AuditRow) -> Look:
    return Look(
        at=row.at,
        actor=row.actor,
        role=row.role,
        agency=row.agency,
        action=row.action,
        words=WORDS[AuditKind(row.action)],
        purpose=row.purpose,
        child_id=str(row.child_id or ""),
        object_type=row.object_type,
        object_id=row.object_id,
        on_behalf_of=row.on_behalf_of,
        decision=row.decision,
        reason=row.reason,
        count=row.count,
    )
