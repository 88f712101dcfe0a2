"""A professional: who they are, in what role, at which agency, and when that was last verified."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from teamaround.practice.record.roles import Role
from teamaround.service.agencies.models import Agency, Council


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
