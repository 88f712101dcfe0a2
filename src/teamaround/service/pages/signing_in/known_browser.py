"""A browser on which somebody has signed in before is known for a time: failures elsewhere do not shut it out.

The cookie lets nobody in. It names no account but to this service, and is of no use without a password.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from teamaround.service.policy.sign_in_limits import sign_in_limits

SALT = "known browser"
MOST_ACCOUNTS = 20  # of a shared desk; whoever signed in longest ago is forgotten first


def known_as(request: HttpRequest, account_id: str) -> str:
    """The browser's own number, if this account has signed in there before; else empty."""
    number, marks = _read(request)
    return number if account_id and _mark(account_id) in marks else ""


def make_known(request: HttpRequest, answer: HttpResponse, account_id: str) -> None:
    """From now on the account is known on this browser."""
    number, marks = _read(request)
    mark = _mark(account_id)
    kept = [mark, *(one for one in marks if one != mark)][:MOST_ACCOUNTS]
    answer.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([number or secrets.token_hex(8), kept], salt=SALT),
        max_age=_age(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        number, marks = signing.loads(
            request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""), salt=SALT, max_age=_age()
        )
    except signing.BadSignature:
        return "", []
    return number, marks


def _mark(account_id: str) -> str:
    return salted_hmac(SALT, account_id, algorithm="sha256").hexdigest()[:16]


def _age() -> timedelta:
    return timedelta(days=sign_in_limits().known_browser_days)
