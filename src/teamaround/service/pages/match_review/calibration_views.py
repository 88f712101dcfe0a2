"""The calibration report as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from teamaround.service.access.gate import opening_desk
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.judgement_queries import may_count
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.match_review.calibration import calibration_csv as as_csv
from teamaround.service.pages.match_review.calibration import calibration_page
from teamaround.service.pages.match_review.opening import shown
from teamaround.service.policy.words import Action, Purpose


@require_safe
def calibration(request: HttpRequest) -> HttpResponse:
    """The report. It changes nothing: neither a decision nor the model."""
    asking = asker(request)
    with _counting(asking, AuditKind.MATCH_CALIBRATION_READ):
        page = calibration_page(asking)
    return shown(request, asking, "match_review/calibration.html", page)


@require_safe
def calibration_csv(request: HttpRequest) -> HttpResponse:
    """The same numbers as a file."""
    asking = asker(request)
    with _counting(asking, AuditKind.EXPORT_MADE):
        text = as_csv(asking)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="match-review-calibration.csv"'
    return answer


@contextmanager
def _counting(asking: Asker, kind: AuditKind) -> Iterator[None]:
    """Whoever may count. Raises NotFound, after auditing it, for others: a manager without matchers settles nothing."""
    actor, now = asking.actor, asking.now
    is_anothers = settles(actor) and not may_count(actor, now=now)
    needed = Action.MATCH_REVIEW_DECIDE if is_anothers else Action.MATCH_CALIBRATION_READ
    with opening_desk(
        actor,
        needed,
        rows_of=Action.ALERT_READ,
        kind=kind,
        purpose=Purpose.OVERSEE,
        now=now,
        request=asking.request,
    ):
        yield
