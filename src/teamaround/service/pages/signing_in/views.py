"""Sign in, sign out, and the way to one's own first page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.actions import Outcome
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of, persona_named
from teamaround.service.pages.asking import address_of, asker
from teamaround.service.pages.framing import footer
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.pages.signing_in.kept_writing import KEPT_TO, opened
from teamaround.service.pages.signing_in.known_browser import make_known
from teamaround.service.pages.signing_in.presenters import FIRST_PAGE, SignInPage, sign_in_page
from teamaround.service.pages.signing_in.proving import proved
from teamaround.service.pages.signing_in.sessions import Farewell, farewell_of, take_up
from teamaround.service.pages.signing_in.typed import SignInForm
from teamaround.service.pages.signing_in.words import REFUSED, WRONG, signed_out_words

HERE_AGAIN = "what-you-had-written"  # the script looks for it and fills the form
BACKEND = "django.contrib.auth.backends.ModelBackend"
WORDS = {Outcome.WRONG: WRONG, Outcome.REFUSED: REFUSED}


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a persona (demonstration only), or give user name and password."""
    farewell = farewell_of(request.session)
    said = signed_out_words(farewell.why) if farewell else ""
    if request.method != "POST":
        return _asked(request, sign_in_page(settings.DEMONSTRATION, said=said))
    form = SignInForm(request.POST)
    if form.is_valid() and (persona := _persona(form)) is not None:
        return _let_in(request, persona, farewell)
    user, outcome = proved(request, form, timezone.now())
    if user is None:
        page = sign_in_page(settings.DEMONSTRATION, WORDS[outcome], form.typed("username"), said)
        return _asked(request, page, status=422)
    answer = _let_in(request, user, farewell)
    make_known(request, answer, str(user.pk))
    return answer


def _persona(form: SignInForm) -> User | None:
    name = form.typed("persona") if settings.DEMONSTRATION else ""
    return persona_named(name) if name else None


def _let_in(request: HttpRequest, user: User, farewell: Farewell | None) -> HttpResponse:
    """Under a new session key, so that one which somebody else has set is of no use to them."""
    now = timezone.now()
    login(request, user, backend=BACKEND)
    farewell = take_up(request, farewell, now)
    actor = actor_of(user, session_key=request.session.session_key or "")
    accounts.signed_in(actor, address=address_of(request), now=now)
    return redirect(_way_back(request, farewell))


def _way_back(request: HttpRequest, farewell: Farewell | None) -> str:
    """To the page one was on. It was noted here when it was shown, so nobody can send one elsewhere by a link."""
    if farewell is None:
        return "home"
    kept = opened(farewell.kept, farewell.account) if farewell.kept else None
    if kept is None:
        return farewell.page or "home"
    if not kept.was_sent:
        return f"{farewell.page}#{HERE_AGAIN}" if farewell.page else "kept_writing"
    request.session[KEPT_TO] = kept.to
    return "kept_writing"


def _asked(request: HttpRequest, page: SignInPage, status: int = 200) -> HttpResponse:
    frame = Frame(title="Sign in", read_at=timezone.now(), footer=footer()[2:], recorded=False, wide=False)
    return render(request, "signing_in/sign_in.html", {"frame": frame, "page": page}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    accounts.signed_out(asker(request).actor, now=timezone.now())
    logout(request)
    return redirect("sign_in")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The reader's own first page."""
    return redirect(FIRST_PAGE.get(Role(asker(request).actor.role), "my_work"))
