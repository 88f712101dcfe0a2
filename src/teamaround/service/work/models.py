"""Alerts, to whom they were delivered, and what somebody must do by when. One projection across children."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from teamaround.practice.disclosure.viewing import Viewer, learns_of
from teamaround.service.access.scoping import of_children_in
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.ledger.models import readable
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Action


def _learnt_by(actor: Actor, column: str) -> models.Q:
    """What somebody may learn of by the agency whose contact raised it; `practice.disclosure` says whom it spares."""
    if learns_of(Viewer(actor.role.value, actor.agency), actor.agency):
        return models.Q()
    return ~models.Q(**{column: actor.agency})


class AlertState(models.TextChoices):
    """How an alert stands. Closing is a person's act, or the record's when what raised it no longer holds."""

    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    CLOSED = "closed", "Closed"


class AlertRow(SensitiveModel):
    """One alert about one child. `key` is practice's own and stays the same when rules run again.

    `sender` is the agency whose contact raised it, if one did; nobody there learns of it (decision 14).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child_id = models.UUIDField()
    key = models.CharField(max_length=300)
    code = models.CharField(max_length=8)
    level = models.CharField(max_length=10)
    about = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    explanation = models.JSONField(default=dict)
    entry_id = models.CharField(max_length=80, blank=True)
    sender = models.CharField(max_length=64, blank=True)
    raised_at = models.DateTimeField()
    level_since = models.DateTimeField()
    state = models.CharField(max_length=10, choices=AlertState.choices, default=AlertState.OPEN)
    accepted_by = models.CharField(max_length=64, blank=True)
    accepted_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.TextField(blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "alert"
        constraints = (
            models.UniqueConstraint(fields=["child_id", "key"], name="alert_once_for_each_key"),
            models.CheckConstraint(
                name="alert_acceptance_is_whole",
                condition=models.Q(accepted_at__isnull=True, accepted_by="")
                | (models.Q(accepted_at__isnull=False) & ~models.Q(accepted_by="")),
            ),
            models.CheckConstraint(
                name="alert_closing_is_whole",
                condition=models.Q(closed_at__isnull=True, closed_by="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(closed_by="")),
            ),
        )
        indexes = (models.Index(fields=["state", "level"], name="alert_state_level"),)

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Alerts of children whose alerts the actor may read, but for what their own agency's contacts raised."""
        return of_children_in(readable(actor, Action.ALERT_READ, now)) & _learnt_by(actor, "sender")


class Delivery(SensitiveModel):
    """One recipient of an alert: when it was sent, opened, spoken about and accepted. Levels: full, or a notice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alert = models.ForeignKey(AlertRow, on_delete=models.PROTECT, related_name="deliveries")
    child_id = models.UUIDField()
    role = models.CharField(max_length=40)
    agency = models.CharField(max_length=64, blank=True)
    user_id = models.UUIDField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    is_notice = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    spoken_to_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta(SensitiveModel.Meta):
        db_table = "alert_delivery"
        constraints = (
            models.UniqueConstraint(
                fields=["alert", "role", "agency", "user_id", "is_notice"],
                nulls_distinct=False,
                name="alert_delivery_once_for_each_recipient",
            ),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Deliveries of alerts that the actor may read."""
        return of_children_in(readable(actor, Action.ALERT_READ, now)) & _learnt_by(actor, "alert__sender")


class WorkState(models.TextChoices):
    """How a piece of work stands."""

    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DONE = "done", "Done"


class Task(SensitiveModel):
    """Something that somebody must do by a time. `key` keeps it from being asked twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=40)
    child_id = models.UUIDField()
    code = models.CharField(max_length=8, blank=True)
    level = models.CharField(max_length=10, blank=True)
    words = models.CharField(max_length=200, blank=True)
    alert = models.ForeignKey(AlertRow, on_delete=models.PROTECT, null=True)
    due = models.DateTimeField(null=True)
    asked_first = models.CharField(max_length=40)
    owner_role = models.CharField(max_length=40)
    owner_agency = models.CharField(max_length=64, blank=True)
    owner_user = models.UUIDField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=WorkState.choices, default=WorkState.OPEN)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta(SensitiveModel.Meta):
        db_table = "work_task"
        indexes = (
            models.Index(fields=["state", "due"], name="work_task_state_due"),
            models.Index(fields=["owner_role", "state"], name="work_task_owner"),
            models.Index(fields=["child_id"], name="work_task_child"),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Work about children whose page the actor may open, or whose alerts they may read."""
        theirs = of_children_in(readable(actor, Action.CHILD_OPEN, now)) | of_children_in(
            readable(actor, Action.ALERT_READ, now)
        )
        return theirs & _learnt_by(actor, "alert__sender")
