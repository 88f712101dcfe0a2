"""Whether sign-ins are refused now, for one account or from one source."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from teamaround.service.accounts.models import SignInFailure
from teamaround.service.policy.sign_in_limits import Limit, refused_until, sign_in_limits


def counted_as(name: str, account_id: str = "") -> str:
    """What tries are counted by: the account, or a keyed hash of a name that is none, which may be a password."""
    return (
        account_id or f"no account {salted_hmac('sign-in name', name, algorithm='sha256').hexdigest()[:32]}"
    )


def is_refused(counted: str, *, browser: str, source: str, now: datetime) -> bool:
    """Whether a try is refused now, whatever its password. A browser that is known is not asked for its source."""
    if account_refused_until(counted, browser=browser, now=now):
        return True
    return not browser and source_refused_until(source, now=now) is not None


def account_refused_until(counted: str, *, browser: str, now: datetime) -> datetime | None:
    """Until when sign-ins of the account are refused in that browser, or in all where it is not known."""
    failures = SignInFailure.objects.filter(counted_as=counted, browser=browser)
    return _until(failures, sign_in_limits().account, now)


def source_refused_until(source: str, *, now: datetime) -> datetime | None:
    """Until when sign-ins from there are refused. Where no source is known, none is refused."""
    if not source:
        return None
    return _until(SignInFailure.objects.filter(source=source), sign_in_limits().network, now)


def _until(failures: QuerySet[SignInFailure], limit: Limit, now: datetime) -> datetime | None:
    when = failures.filter(at__gte=now - sign_in_limits().kept).values_list("at", flat=True)
    until = refused_until(when, limit, sign_in_limits().refused)
    return until if until is not None and now < until else None
