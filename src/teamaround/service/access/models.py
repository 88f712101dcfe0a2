"""Grants, lockouts, emergency openings, and which agencies have said something about which child.

Children are named by their id only: this app knows nothing else of them.
"""

from __future__ import annotations

import uuid

from django.db import models

from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.policy.words import GrantKind


def _one_of_person_and_agency(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=models.Q(user_id__isnull=False, agency="")
        | (models.Q(user_id__isnull=True) & ~models.Q(agency="")),
    )


class Grant(SensitiveModel):
    """A relationship of one person, or of a whole agency, to a child's case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child_id = models.UUIDField()
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in GrantKind])
    user_id = models.UUIDField(null=True)
    agency = models.CharField(max_length=64, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=64)
    why = models.CharField(max_length=200, blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "access_grant"
        indexes = (
            models.Index(fields=["child_id", "user_id"], name="access_grant_child_user"),
            models.Index(fields=["child_id", "agency"], name="access_grant_child_agency"),
            models.Index(fields=["user_id"], name="access_grant_user"),
            models.Index(fields=["agency"], name="access_grant_agency"),
        )
        constraints = (_one_of_person_and_agency("access_grant_is_of_a_person_or_an_agency"),)


class Lockout(SensitiveModel):
    """Somebody who must never see a case. With `everybody` the case is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child_id = models.UUIDField(db_index=True)
    user_id = models.UUIDField(null=True)
    agency = models.CharField(max_length=64, blank=True)
    everybody = models.BooleanField(default=False)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    set_by = models.CharField(max_length=64)
    why = models.CharField(max_length=200, blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "access_lockout"
        constraints = (
            models.CheckConstraint(
                name="access_lockout_names_whom",
                condition=models.Q(user_id__isnull=False, agency="", everybody=False)
                | (models.Q(user_id__isnull=True, everybody=False) & ~models.Q(agency=""))
                | models.Q(user_id__isnull=True, agency="", everybody=True),
            ),
        )


class BreakGlass(SensitiveModel):
    """One emergency opening: one person, one child, an hour; told at once and reviewed by somebody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child_id = models.UUIDField()
    user_id = models.UUIDField()
    agency = models.CharField(max_length=64)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    ends = models.DateTimeField()
    review_due = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=64, blank=True)
    was_right = models.BooleanField(null=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT)

    class Meta(SensitiveModel.Meta):
        db_table = "access_break_glass"
        indexes = (models.Index(fields=["user_id", "opened_at"], name="access_break_glass_user"),)
        constraints = (
            models.CheckConstraint(
                name="access_break_glass_review_is_whole",
                condition=models.Q(reviewed_at__isnull=True, reviewed_by="", was_right__isnull=True)
                | (models.Q(reviewed_at__isnull=False, was_right__isnull=False) & ~models.Q(reviewed_by="")),
            ),
        )


class Contribution(SensitiveModel):
    """An agency that has said something about a child: it always sees what it said itself."""

    child_id = models.UUIDField()
    agency = models.CharField(max_length=64)

    class Meta(SensitiveModel.Meta):
        db_table = "access_contribution"
        constraints = (
            models.UniqueConstraint(fields=["child_id", "agency"], name="access_contribution_once"),
        )
