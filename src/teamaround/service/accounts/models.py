"""A professional: who they are, in what role, at which agency, and when that was last verified."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from teamaround.practice.record.roles import Role
from teamaround.service.agencies.models import Agency, Council
from teamaround.service.audit.guarded import OpenModel


class User(AbstractBaseUser):
    """Somebody who signs in. There are no superusers, and no page that could make one."""

    is_sensitive: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True)
    work_phone = models.CharField(max_length=20, blank=True)
    verified_on = models.DateField(null=True)
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_suspended = models.BooleanField(default=False)
    break_glass_suspended = models.BooleanField(default=False)
    session_round = models.PositiveIntegerField(default=0)  # counted on, it ends every session of the account

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = BaseUserManager()

    class Meta:
        db_table = "account"
        constraints = (
            models.CheckConstraint(
                name="account_role_is_of_the_closed_list",
                condition=models.Q(role__in=[role.value for role in Role]),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What each request compares with its session: another password or another round ends the session."""
        return f"{super().get_session_auth_hash()}.{self.session_round}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under the keys before this one."""
        return (f"{one}.{self.session_round}" for one in super().get_session_auth_fallback_hash())


class SignInFailure(OpenModel):
    """A sign-in that failed, for as long as it can matter (`policy.sign_in_limits`). The audit keeps it for good.

    `counted_as` is an account's id, or a keyed hash of a name that is no account.
    """

    at = models.DateTimeField()
    counted_as = models.CharField(max_length=64)
    browser = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "account_sign_in_failure"
        indexes = (
            models.Index(fields=["counted_as", "browser", "at"], name="sign_in_failure_account"),
            models.Index(fields=["source", "at"], name="sign_in_failure_source"),
        )

    def __str__(self) -> str:
        return f"a sign-in failed at {self.at}"
