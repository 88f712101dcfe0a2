"""What somebody was writing or sending when the clock ended their session: sealed, and theirs alone."""

from __future__ import annotations

from base64 import b64decode, b64encode

import msgspec
from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from teamaround.service.ledger.encryption import decrypted, encrypted

KEPT, KEPT_TO = "kept", "kept_to"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field, no secret
UNREADABLE = (SuspiciousOperation, MultiPartParserError, UnreadablePostError)


class KeptWriting(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a form. `was_sent` where it was on its way to `to`; otherwise it was half written on `page`."""

    fields: tuple[tuple[str, str], ...]
    was_sent: bool
    to: str = ""
    page: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What was written in words of one's own, without slugs, numbers and ticks."""
        return tuple(value.strip() for _, value in self.fields if " " in value.strip())

    def sealed(self, account: str) -> str:
        """As it is kept in the session's row: it opens for this account only."""
        return b64encode(encrypted(msgspec.json.encode(self), bound_to=f"kept {account}")).decode()


def opened(kept: str, account: str) -> KeptWriting | None:
    """What was sealed for this account; None where nothing is kept, or it is another's."""
    try:
        return msgspec.json.decode(decrypted(b64decode(kept), bound_to=f"kept {account}"), type=KeptWriting)
    except (InvalidTag, ValueError):
        return None


def kept_of(request: HttpRequest) -> KeptWriting | None:
    """What this request brings and would be lost; None where it brings nothing."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return None
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    except UNREADABLE:
        return None
    if request.path == reverse("time_out"):
        return _half_written(request)
    rest = tuple((name, str(value)) for name, value in fields if name != TOKEN)
    return KeptWriting(fields=rest, was_sent=True, to=request.path) if rest else None


def _half_written(request: HttpRequest) -> KeptWriting | None:
    """What the script sends when the time is over."""
    page = request.POST.get("page", "")
    try:
        fields = msgspec.json.decode(request.POST.get("fields", "[]"), type=tuple[tuple[str, str], ...])
    except msgspec.DecodeError:
        return None
    if not fields or not is_page_of_ours(page):
        return None
    return KeptWriting(fields=fields, was_sent=False, page=page)


def is_page_of_ours(page: str) -> bool:
    """Whether it is the path of an address here, and no way to another host."""
    if not page.startswith("/") or not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        return False
    try:
        resolve(page.partition("?")[0])
    except Resolver404:
        return False
    return True


def forget_what_was_sent(session: SessionBase, path: str) -> None:
    """Once it is sent again the form itself has it."""
    if session.get(KEPT_TO) == path:
        session.pop(KEPT, None)
        session.pop(KEPT_TO, None)
