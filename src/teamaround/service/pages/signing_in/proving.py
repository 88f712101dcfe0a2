"""Prove who somebody is by a password: the same work and the same words whether the account exists or not."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate
from django.http import HttpRequest

from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.actions import SIGNING_IN, Outcome, SignInTry
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import account_id_of
from teamaround.service.accounts.refusals import counted_as, source_refused_until
from teamaround.service.pages.asking import address_of, network_of
from teamaround.service.pages.signing_in.known_browser import known_as
from teamaround.service.pages.signing_in.typed import SignInForm


def proved(request: HttpRequest, form: SignInForm, now: datetime) -> tuple[User | None, Outcome]:
    """Who it is, if the password is theirs and signing in is not refused now."""
    tried = _try_of(request, form.typed("username"))
    if not tried.browser and source_refused_until(tried.source, now=now):
        # Before a password is hashed: whoever floods us from one place is not worked for. It is the same for all
        # names, so it tells nothing of an account.
        accounts.refuse_source(tried, by=SIGNING_IN, now=now)
        return None, Outcome.REFUSED
    user = _owner_of_password(request, form)
    outcome = accounts.settle(tried, is_right=user is not None, by=SIGNING_IN, now=now)
    return (user if outcome is Outcome.RIGHT else None), outcome


def _owner_of_password(request: HttpRequest, form: SignInForm) -> User | None:
    """Django hashes a password even where there is no such account. Whoever is suspended is nobody."""
    name, password = form.typed("username"), form.typed("password")
    found = authenticate(request, username=name, password=password) if form.is_valid() else None
    return found if isinstance(found, User) and not found.is_suspended else None


def _try_of(request: HttpRequest, name: str) -> SignInTry:
    account_id = account_id_of(name)
    return SignInTry(
        counted_as=counted_as(name, account_id),
        account_id=account_id,
        browser=known_as(request, account_id),
        source=network_of(request),
        address=address_of(request),
    )
