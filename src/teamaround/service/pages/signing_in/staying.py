"""While one is signed in: stay, be signed out by the clock, and find again what one had written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from teamaround.service.pages.asking import asker
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.signing_in.kept_writing import KEPT, KeptWriting, opened
from teamaround.service.pages.signing_in.sessions import PAGE, end
from teamaround.service.policy.session_times import SessionEnd


@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Somebody is writing, or says that they are still there. At the door this counted as use."""
    return HttpResponse(status=204)


@require_POST
def time_out(request: HttpRequest) -> HttpResponse:
    """The script says that the time is over, and brings what was half written."""
    end(request, SessionEnd.IDLE, timezone.now())
    return redirect("sign_in")


@require_safe
def kept_writing(request: HttpRequest) -> HttpResponse:
    """What was on its way when the session ended, to be sent now or left."""
    kept = _kept(request)
    if kept is None:
        return redirect("home")
    page = {"kept": kept, "back": request.session.get(PAGE, "/")}
    frame = frame_for(asker(request), "What you had written", wide=False)
    return render(request, "signing_in/kept_writing.html", {"frame": frame, "page": page})


@require_safe
def kept_fields(request: HttpRequest) -> HttpResponse:
    """The same for the script, which fills the form with it."""
    kept = _kept(request)
    return JsonResponse({"fields": kept.fields if kept else ()})


def _kept(request: HttpRequest) -> KeptWriting | None:
    sealed = request.session.get(KEPT, "")
    return opened(sealed, str(request.user.pk)) if sealed else None
