"""A session's own times: when it began, when it was last used and on which page; and how the clock ends it."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

import msgspec
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of
from teamaround.service.pages.signing_in.kept_writing import KEPT, forget_what_was_sent, kept_of
from teamaround.service.policy.session_times import SessionEnd, ended, session_times

BEGAN, SEEN, PAGE, FAREWELL = "began", "seen", "page", "farewell"


class Farewell(msgspec.Struct, frozen=True, kw_only=True):
    """What a session that the clock ended leaves for its account's next one. It opens nothing.

    `kept` is sealed under the account: nobody else who signs in at the same desk reads it.
    """

    why: SessionEnd
    account: str
    page: str = ""
    kept: str = ""


def begin(session: SessionBase, now: datetime) -> None:
    """Somebody has signed in."""
    session.set_expiry(session_times().cookie_minutes * 60)
    session[BEGAN] = session[SEEN] = now.timestamp()


def goes_on(request: HttpRequest, now: datetime) -> bool:
    """Whether the session is still good; then it is used now. Otherwise it is ended, and leaves a farewell."""
    session = request.session
    if BEGAN not in session:  # of before there were times
        begin(session, now)
    why = ended(_moment(session[BEGAN]), _moment(session[SEEN]), now, session_times())
    if why is None:
        session[SEEN] = now.timestamp()
        return True
    end(request, why, now)
    return False


def end(request: HttpRequest, why: SessionEnd, now: datetime) -> None:
    """End the session on the server. What was being sent is kept, and so is the page one was on."""
    user = request.user
    if not isinstance(user, User):
        return
    account, kept = str(user.pk), kept_of(request)
    page = (kept.page if kept else "") or request.session.get(PAGE, "")
    actor = actor_of(user, session_key=request.session.session_key or "")
    accounts.session_ended(actor, why=why, now=now)
    logout(request)
    farewell = Farewell(why=why, account=account, page=page, kept=kept.sealed(account) if kept else "")
    request.session[FAREWELL] = msgspec.to_builtins(farewell)


def came_late(request: HttpRequest) -> None:
    """Another tab of the session that was ended sends its form too: that is kept, if nothing else is yet."""
    farewell = farewell_of(request.session)
    if farewell is None or farewell.kept or (kept := kept_of(request)) is None:
        return
    request.session[FAREWELL] |= {
        "kept": kept.sealed(farewell.account),
        "page": kept.page or farewell.page,
    }
    request.session.modified = True


def note_page(request: HttpRequest, answer: HttpResponse) -> None:
    """Remember the page that was shown, so that one can come back to it; what was sent is kept no longer."""
    if not request.user.is_authenticated:
        return
    if request.method == "POST":
        forget_what_was_sent(request.session, request.path)
    if _is_page(request, answer):
        request.session[PAGE] = request.get_full_path()


def farewell_of(session: SessionBase) -> Farewell | None:
    """What the session before this one has left."""
    left = session.get(FAREWELL)
    return msgspec.convert(left, type=Farewell) if left else None


def take_up(request: HttpRequest, farewell: Farewell | None, now: datetime) -> Farewell | None:
    """Begin the session of who has just signed in; the farewell, if it is theirs. Nobody else's is kept."""
    begin(request.session, now)
    request.session.pop(FAREWELL, None)
    if farewell is None or farewell.account != str(request.user.pk):
        return None
    request.session[PAGE] = farewell.page
    if farewell.kept:
        request.session[KEPT] = farewell.kept
    return farewell


def _is_page(request: HttpRequest, answer: HttpResponse) -> bool:
    """A page that was shown when it was asked for: no download, no answer to a form, nothing that was refused."""
    if request.method != "GET" or answer.status_code != HTTPStatus.OK:
        return False
    return answer.headers.get("Content-Type", "").startswith("text/html") and request.path != reverse(
        "kept_writing"
    )


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)
