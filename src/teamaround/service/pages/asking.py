"""Who asks, when, and by which request: made once at the edge of a page and passed on."""

from __future__ import annotations

import uuid
from datetime import datetime

import msgspec
from django.http import HttpRequest
from django.utils import timezone

from teamaround.service.access.gate import Request
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of
from teamaround.service.policy.facts import Actor


class Asker(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in professional who asks for a page. `request` is what the audit keeps of it."""

    actor: Actor
    now: datetime
    request: Request


def asker(request: HttpRequest) -> Asker:
    """The asker of this request. Only behind `SignInFirst`, which lets nobody else through."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionError("a page was asked for without signing in")
    return Asker(
        actor=actor_of(user, session_key=request.session.session_key or ""),
        now=timezone.now(),
        request=Request(request_id=str(uuid.uuid4()), address=request.META.get("REMOTE_ADDR", "")),
    )
