"""The list's tokens under an agency's keys: which were asked for, and the values by which sealed contacts open."""

from __future__ import annotations

import uuid

from django.db import models

from teamaround.service.agencies.models import Agency
from teamaround.service.audit.guarded import OpenModel, SensitiveModel


class WatchAsked(OpenModel):
    """How far an agency was asked in one epoch.

    `asked_to` and `kept_to` are versions of the watch list: up to which its tokens were asked for, and up to which
    the values of what left it were deleted. `stamp` changes whenever a value comes or goes. `held_to` counts the
    answers that were taken in, and `opened_to` says up to which of them the kept batches were opened again.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    epoch = models.PositiveIntegerField()
    recipes = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    asked_to = models.PositiveBigIntegerField(default=0)
    kept_to = models.PositiveBigIntegerField(default=0)
    stamp = models.UUIDField(default=uuid.uuid4)
    held_to = models.PositiveBigIntegerField(default=0)
    opened_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "watch_asked"
        constraints = (
            models.UniqueConstraint(fields=["agency", "epoch"], name="watch_asked_once_for_each_epoch"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.epoch}"


class WatchTokens(SensitiveModel):
    """The values of one person's or place's tokens under an agency's keys of one epoch, encrypted.

    `subject` is who or where of the list, as `workflows.sealed.listed_tokens` names it.
    """

    id = models.BigAutoField(primary_key=True)
    agency = models.CharField(max_length=64)
    epoch = models.PositiveIntegerField()
    subject = models.CharField(max_length=140)
    sealed = models.BinaryField()

    class Meta(SensitiveModel.Meta):
        db_table = "watch_tokens"
        constraints = (
            models.UniqueConstraint(fields=["agency", "epoch", "subject"], name="watch_tokens_once"),
        )


class WatchAsking(SensitiveModel):
    """Blinded elements that an agency is to evaluate. `sealed` holds the blinds, encrypted.

    `answer` is what came back, until the worker takes it in. All three are emptied then, or when it was refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=64)
    epoch = models.PositiveIntegerField()
    place = models.PositiveIntegerField()  # among those that were asked together
    asked_at = models.DateTimeField()
    elements = models.BinaryField(null=True)
    sealed = models.BinaryField(null=True)
    answer = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=200, blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "watch_asking"
        constraints = (
            models.CheckConstraint(
                name="watch_asking_keeps_no_blind_once_answered",
                condition=models.Q(answered_at__isnull=True)
                | models.Q(elements__isnull=True, sealed__isnull=True, answer__isnull=True),
            ),
        )
        indexes = (models.Index(fields=["agency", "answered_at"], name="watch_asking_waits"),)
