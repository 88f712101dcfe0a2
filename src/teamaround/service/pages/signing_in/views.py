"""Sign in, sign out, and the way to one's own first page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of, persona_named
from teamaround.service.pages.asking import asker
from teamaround.service.pages.framing import footer
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.pages.signing_in.presenters import FIRST_PAGE, SignInPage, sign_in_page
from teamaround.service.pages.signing_in.typed import SignInForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
WRONG = "The user name or the password is not right. Check both and try again."


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a persona (demonstration only), or give user name and password."""
    if request.method != "POST":
        return _asked(request, sign_in_page(settings.DEMONSTRATION))
    form = SignInForm(request.POST)
    user = _somebody(request, form) if form.is_valid() else None
    if user is None:
        page = sign_in_page(settings.DEMONSTRATION, error=WRONG, typed=form.typed("username"))
        return _asked(request, page, status=422)
    login(request, user, backend=BACKEND)
    accounts.signed_in(actor_of(user, session_key=request.session.session_key or ""), now=timezone.now())
    return redirect("home")


def _somebody(request: HttpRequest, form: SignInForm) -> User | None:
    if settings.DEMONSTRATION and (name := form.typed("persona")):
        return persona_named(name)
    found = authenticate(request, username=form.typed("username"), password=form.typed("password"))
    return found if isinstance(found, User) else None


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
