"""Asking for an address as somebody: the resolver's addresses, and a client that has signed in."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from teamaround.service.accounts.models import User
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow

BACKEND = "django.contrib.auth.backends.ModelBackend"
# The token that each form carries differs by design, and tells nothing of what stands on the page.
TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|once)" value="[^"]+"')  # made anew with each form
MISSING = "/there-is-no-such-address"


def addresses() -> dict[str, URLPattern]:
    """Every address of the resolver by its name."""
    return {str(pattern.name): pattern for pattern in _patterns(get_resolver().url_patterns)}


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one


def path_of(name: str, ids: dict[str, object]) -> str:
    """The address of that name with the ids it takes."""
    return reverse(name, kwargs={key: ids[key] for key in addresses()[name].pattern.converters})


def signed_in(user: User) -> Client:
    """A client in which this person has signed in. An error is answered as the service would answer it."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    return client


def asked(client: Client, method: str, path: str) -> HttpResponse:
    """The answer to a request without a body. The client stays signed in, whatever the answer ends."""
    cookies = copy.deepcopy(client.cookies)
    answer: HttpResponse = client.generic(method, path)
    client.cookies = cookies
    return answer


def body(answer: HttpResponse) -> bytes:
    """What is shown, without the token."""
    return TOKEN.sub(b"", answer.content)


def refusals() -> int:
    """How many refusals are in the audit."""
    return AuditRow._unsafe_system.filter(action=AuditKind.ACCESS_REFUSED.value).count()
