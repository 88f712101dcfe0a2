"""Somebody with a password, and what signing in answers them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import time_machine
from django.http import HttpResponse
from django.test import Client

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from tests.service.world import NOW, SYSTEM

PASSWORD = "three plain words"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def add_person(username: str, role: Role = Role.SW) -> User:
    """An account with a password."""
    return accounts.add(
        username=username,
        name=f"{username.capitalize()} Quill",
        role=role,
        agency="marlmouth-children",
        password=PASSWORD,
        by=SYSTEM,
        now=NOW,
    )


def at(minutes: float) -> datetime:
    """So many minutes after the beginning."""
    return NOW + timedelta(minutes=minutes)


def tries(
    username: str,
    password: str,
    *,
    minute: float = 0,
    source: str = "192.0.2.7",
    client: Client | None = None,
) -> HttpResponse:
    """Give a name and a password, from an address, at a minute."""
    with time_machine.travel(at(minute), tick=False):
        answer: HttpResponse = (client or Client()).post(
            "/sign-in", {"username": username, "password": password}, REMOTE_ADDR=source
        )
    return answer


def fails(username: str, times: int, *, minute: float = 0, source: str = "192.0.2.7") -> None:
    """Give a wrong password so many times."""
    for _ in range(times):
        assert tries(username, "something else", minute=minute, source=source).status_code == 422


def page(answer: HttpResponse, username: str) -> str:
    """What is shown, without the token and what was typed."""
    return TOKEN.sub("", answer.content.decode()).replace(username, "")


def noted(*kinds: AuditKind) -> list[AuditRow]:
    """The audit's rows of these kinds, the oldest first."""
    return list(AuditRow._unsafe_system.filter(action__in=[kind.value for kind in kinds]).order_by("pk"))
