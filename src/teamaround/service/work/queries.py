"""Read alerts, deliveries and tasks, for somebody or for a workflow. Call the first kind inside `access.gate`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from teamaround.service.access.context import system_purpose
from teamaround.service.policy.facts import Actor
from teamaround.service.work.models import AlertRow, AlertState, Delivery, Task, WorkState
from teamaround.service.work.values import (
    AlertCard,
    DeliveryCard,
    TaskCard,
    alert_card,
    delivery_card,
    task_card,
)


def tasks_of(actor: Actor, *, now: datetime) -> tuple[TaskCard, ...]:
    """What this person must do, alone or with others of their role and agency, the earliest due first."""
    to_role = Q(owner_user=None, owner_role=actor.role.value) & Q(owner_agency__in=["", actor.agency])
    mine = Task.objects.for_actor(actor, now=now).filter(Q(owner_user=actor.user_id) | to_role)
    return tuple(map(task_card, mine.exclude(state=WorkState.DONE).order_by("due", "added_at", "pk")))


def tasks_keyed(actor: Actor, prefix: str, *, now: datetime) -> tuple[TaskCard, ...]:
    """Open work that this person may see and whose key begins so, such as what their agency asked others to read."""
    rows = Task.objects.for_actor(actor, now=now).filter(key__startswith=prefix).exclude(state=WorkState.DONE)
    return tuple(map(task_card, rows.order_by("due", "added_at", "pk")))


def tasks_about(actor: Actor, child_id: UUID | str, *, now: datetime) -> tuple[TaskCard, ...]:
    """What anybody must do about a child, the earliest due first."""
    rows = Task.objects.for_actor(actor, now=now).filter(child_id=child_id).exclude(state=WorkState.DONE)
    return tuple(map(task_card, rows.order_by("due", "added_at", "pk")))


def alerts_of(
    actor: Actor, child_id: UUID | str, *, now: datetime, closed: bool = False
) -> tuple[AlertCard, ...]:
    """A child's alerts that stand, or those that were closed, the loudest and latest first."""
    rows = AlertRow.objects.for_actor(actor, now=now).filter(child_id=child_id)
    rows = rows.filter(state=AlertState.CLOSED) if closed else rows.exclude(state=AlertState.CLOSED)
    return _loudest_first([alert_card(row) for row in rows])


def open_alerts(actor: Actor, *, now: datetime) -> tuple[AlertCard, ...]:
    """Every alert that stands and that this person may read, the loudest and latest first. For the desk."""
    rows = AlertRow.objects.for_actor(actor, now=now).exclude(state=AlertState.CLOSED)
    return _loudest_first([alert_card(row) for row in rows])


def alert_of(actor: Actor, alert_id: UUID | str, *, now: datetime) -> AlertCard | None:
    """One alert, if this person may read it."""
    row = AlertRow.objects.for_actor(actor, now=now).filter(pk=alert_id).first()
    return None if row is None else alert_card(row)


def alerts_named(actor: Actor, alert_ids: Iterable[str], *, now: datetime) -> tuple[AlertCard, ...]:
    """Those of these alerts that this person may read, the loudest and latest first."""
    rows = AlertRow.objects.for_actor(actor, now=now).filter(pk__in=list(alert_ids))
    return _loudest_first([alert_card(row) for row in rows])


def deliveries_of(actor: Actor, alert_id: UUID | str, *, now: datetime) -> tuple[DeliveryCard, ...]:
    """To whom an alert was delivered and how far it has come with each, in the order of sending."""
    rows = Delivery.objects.for_actor(actor, now=now).filter(alert_id=UUID(str(alert_id)))
    return tuple(map(delivery_card, rows.order_by("sent_at", "rung", "pk")))


def deliveries_about(actor: Actor, child_id: UUID | str, *, now: datetime) -> tuple[DeliveryCard, ...]:
    """As `deliveries_of`, for every alert of a child at once."""
    rows = Delivery.objects.for_actor(actor, now=now).filter(child_id=child_id)
    return tuple(map(delivery_card, rows.order_by("sent_at", "rung", "pk")))


def delivered_to(actor: Actor, *, now: datetime, notices: bool = False) -> tuple[DeliveryCard, ...]:
    """What stands and was delivered to this person, or to their role at their agency: alerts, or notices only."""
    to_role = Q(user_id=None, role=actor.role.value) & Q(agency__in=["", actor.agency])
    rows = Delivery.objects.for_actor(actor, now=now).filter(
        Q(user_id=actor.user_id) | to_role, is_notice=notices
    )
    standing = rows.exclude(alert__state=AlertState.CLOSED)
    return tuple(map(delivery_card, standing.order_by("-sent_at", "pk")))


def received_by(actor: Actor, child_id: UUID | str, *, now: datetime) -> tuple[DeliveryCard, ...]:
    """What was delivered about a child to this person, or to their role at their agency; notices as well."""
    to_role = Q(user_id=None, role=actor.role.value) & Q(agency__in=["", actor.agency])
    rows = Delivery.objects.for_actor(actor, now=now).filter(
        Q(user_id=actor.user_id) | to_role, child_id=child_id
    )
    return tuple(map(delivery_card, rows.order_by("-sent_at", "pk")))


@system_purpose("alerts")
def alerts_unscoped(child_id: UUID | str) -> tuple[AlertCard, ...]:
    """Every alert of a child, closed ones too. For workflows."""
    return _loudest_first([alert_card(row) for row in AlertRow._unsafe_system.filter(child_id=child_id)])


@system_purpose("open_alerts")
def open_alerts_unscoped() -> tuple[AlertCard, ...]:
    """Every alert that nobody has accepted or closed, of any child, the oldest first. For workflows."""
    rows = AlertRow._unsafe_system.filter(state=AlertState.OPEN).order_by("level_since", "pk")
    return tuple(map(alert_card, rows))


@system_purpose("deliveries")
def deliveries_unscoped(alert_id: UUID | str) -> tuple[DeliveryCard, ...]:
    """Everybody whom an alert was brought to. For workflows."""
    return tuple(
        map(
            delivery_card, Delivery._unsafe_system.filter(alert=UUID(str(alert_id))).order_by("sent_at", "pk")
        )
    )


@system_purpose("alert")
def alert_unscoped(alert_id: UUID | str) -> AlertCard | None:
    """One alert. For workflows and for the gate, which must know the child before it can decide."""
    row = AlertRow._unsafe_system.filter(pk=alert_id).first()
    return None if row is None else alert_card(row)


@system_purpose("tasks")
def are_open_by_key_unscoped(child_id: UUID | str, *, kind: str) -> dict[str, bool]:
    """Every task of a kind about a child by its key, and whether it is still to be done. For workflows."""
    rows = Task._unsafe_system.filter(child_id=child_id, kind=kind).values_list("key", "state")
    return {key: state != WorkState.DONE for key, state in rows}


@system_purpose("tasks")
def tasks_of_kind_unscoped(kind: str) -> tuple[TaskCard, ...]:
    """Every task of a kind that is to be done, about any child, the oldest first. For workflows."""
    rows = Task._unsafe_system.filter(kind=kind).exclude(state=WorkState.DONE)
    return tuple(map(task_card, rows.order_by("added_at", "pk")))


@system_purpose("child_of_task")
def child_of_task_unscoped(task_id: UUID | str) -> str | None:
    """Whom a task is about. For the gate, which must know the child before it can decide."""
    child = Task._unsafe_system.filter(pk=task_id).values_list("child_id", flat=True).first()
    return None if child is None else str(child)


def _loudest_first(cards: list[AlertCard]) -> tuple[AlertCard, ...]:
    by_time = sorted(cards, key=lambda card: (card.level_since, card.alert_id), reverse=True)
    return tuple(sorted(by_time, key=lambda card: card.level.rank))
