"""The audit: rows as they are written, their places in the chain, and the heads that go out of the house.

No foreign keys, no names, no content (assurance 3.1).
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models.functions import Now

from teamaround.practice.record.roles import Role
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.policy.facts import Actor

READERS = frozenset({Role.AUDIT_OFFICER, Role.DPO})


class AuditRow(SensitiveModel):
    """One act or one refusal. Written in the act's own transaction, before a page is shown."""

    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())
    actor = models.CharField(max_length=64, blank=True)
    on_behalf_of = models.CharField(max_length=64, blank=True)
    role = models.CharField(max_length=40, blank=True)
    agency = models.CharField(max_length=64, blank=True)
    session = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=40)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    child_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=40, blank=True)
    grant_id = models.CharField(max_length=64, blank=True)
    decision = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    fields_released = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=1)
    address = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    app_version = models.CharField(max_length=32, blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "audit_row"
        indexes = (
            models.Index(fields=["child_id", "at"], name="audit_row_child"),
            models.Index(fields=["actor", "at"], name="audit_row_actor"),
            models.Index(fields=["written_at"], name="audit_row_written"),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Audit and data protection officers read the audit; a child's team reads it through `who_looked`."""
        return models.Q() if actor.role in READERS else models.Q(pk__in=[])


class SealedRow(SensitiveModel):
    """A row's gap-free place in the chain: `chain` covers this row and every one before it."""

    seq = models.BigIntegerField(primary_key=True)
    row_id = models.BigIntegerField(unique=True)
    leaf = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta(SensitiveModel.Meta):
        db_table = "audit_sealed_row"
