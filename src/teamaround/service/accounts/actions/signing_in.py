"""Try to sign in: count what fails, refuse for a time what has failed too often, and note all of it.

A try is judged and its failure added under one lock, so that a thousand at once are counted like one after another.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec
from django.db import connection, transaction

from teamaround.service.accounts.models import SignInFailure
from teamaround.service.accounts.refusals import account_refused_until, is_refused, source_refused_until
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.sign_in_limits import sign_in_limits

SIGNING_IN = SystemActor(purpose="sign_in")  # until it is known who somebody is, the service itself acts


class Outcome(StrEnum):
    """What became of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"


class SignInTry(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody gave a name and a password.

    `counted_as` is the account's id, or stands for a name that is no account (`refusals.counted_as`). `browser` is
    empty unless the account has signed in there before. `source` is the network the try came from, `address` its
    full address for the audit.
    """

    counted_as: str
    account_id: str = ""
    browser: str = ""
    source: str = ""
    address: str = ""


@transaction.atomic
def settle(tried: SignInTry, *, is_right: bool, by: By, now: datetime) -> Outcome:
    """Judge a try whose password was looked at. Whoever is let in is noted by `signed_in`."""
    _one_at_a_time(tried)
    if is_refused(tried.counted_as, browser=tried.browser, source=tried.source, now=now):
        _note(AuditKind.SIGN_IN_REFUSED, tried, by, now)
        return Outcome.REFUSED
    if is_right:
        SignInFailure.objects.filter(counted_as=tried.counted_as, browser=tried.browser).delete()
        return Outcome.RIGHT
    _failed(tried, by, now)
    return Outcome.WRONG


@transaction.atomic
def refuse_source(tried: SignInTry, *, by: By, now: datetime) -> None:
    """Note a try from a source that is refused now, whose password nobody looked at."""
    _note(AuditKind.SIGN_IN_REFUSED, tried, by, now)


def _failed(tried: SignInTry, by: By, now: datetime) -> None:
    SignInFailure.objects.filter(at__lt=now - sign_in_limits().kept).delete()
    SignInFailure.objects.create(
        at=now, counted_as=tried.counted_as, browser=tried.browser, source=_counted_source(tried)
    )
    _note(AuditKind.SIGN_IN_FAILED, tried, by, now)
    if account_refused_until(tried.counted_as, browser=tried.browser, now=now):
        _note(AuditKind.SIGN_IN_LIMITED, tried, by, now)
    if source_refused_until(_counted_source(tried), now=now):
        audit.record(AuditKind.SIGN_IN_LIMITED, by=by, now=now, object_type="source", address=tried.address)


def _counted_source(tried: SignInTry) -> str:
    """Somebody who mistypes at their own desk takes nothing from the others of their building."""
    return "" if tried.browser else tried.source


def _note(kind: AuditKind, tried: SignInTry, by: By, now: datetime) -> None:
    """One row. A name that is no account is left out: people type passwords there."""
    known = "account" if tried.account_id else "no_account"
    audit.record(kind, by=by, now=now, object_type=known, object_id=tried.account_id, address=tried.address)


def _one_at_a_time(tried: SignInTry) -> None:
    """Tries of one account, then tries of one source, wait for each other; always in this order."""
    with connection.cursor() as cursor:
        for what in (f"sign-in of {tried.counted_as}", f"sign-in from {tried.source}"):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
