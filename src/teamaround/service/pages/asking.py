"""Who asks, when, and by which request: made once at the edge of a page and passed on."""

from __future__ import annotations

import uuid
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

import msgspec
from django.conf import settings
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
        request=Request(request_id=str(uuid.uuid4()), address=address_of(request)),
    )


def address_of(request: HttpRequest) -> str:
    """The network address that the request came from, as the outermost proxy of ours saw it; else empty."""
    forwarded = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = [*forwarded, request.META.get("REMOTE_ADDR", "")]
    nth = settings.PROXIES + 1
    try:
        return str(ip_address(seen[-nth] if nth <= len(seen) else ""))
    except ValueError:
        return ""


def network_of(request: HttpRequest) -> str:
    """By what tries from one place are counted: an address, or the network of 64 bits that one line has under IPv6."""
    address = address_of(request)
    if not address or not isinstance(ip_address(address), IPv6Address):
        return address
    return str(ip_network((address, 64), strict=False))
