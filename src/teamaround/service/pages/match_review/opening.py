"""Opening match review: matchers always, the manager of a desk once its matchers have answered or asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from teamaround.service.access.gate import opening_desk, permit
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.judgement_queries import has_judgements_of_desk
from teamaround.service.contacts.queries import is_asked_to_settle
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.framing import frame_for
from teamaround.service.policy.words import Action, Purpose

TITLE = "Match review"


def deciding(request: HttpRequest) -> Asker:
    """Whoever may decide. Raises NotFound, after auditing it, for everybody else."""
    asking = asker(request)
    permit(
        asking.actor,
        _needed(asking, Action.MATCH_REVIEW_DECIDE),
        None,
        purpose=Purpose.REVIEW_MATCH,
        now=asking.now,
        request=asking.request,
    )
    return asking


@contextmanager
def review_opened(asking: Asker, named: UUID | None = None, *, of: str = "review") -> Iterator[None]:
    """Open the review, and in it the pair or judgement that is `named`.

    No row of any child is shown inside: this purpose reaches none.
    """
    actor, now, purpose = asking.actor, asking.now, Purpose.REVIEW_MATCH
    kind = AuditKind.MATCH_REVIEW_OPENED
    with opening_desk(
        actor,
        _needed(asking, Action.MATCH_REVIEW_OPEN),
        rows_of=Action.ALERT_READ,
        kind=kind,
        purpose=purpose,
        now=now,
        request=asking.request,
    ):
        if named is not None:
            audit.record(kind, by=actor, now=now, object_type=of, object_id=str(named), purpose=purpose)
        yield


def shown(
    request: HttpRequest, asking: Asker, template: str, page: object, count: int = 0, status: int = 200
) -> HttpResponse:
    """The page within its frame; `count` pairs wait."""
    counts = {"match_review": (count, "waiting")} if count else {}
    frame = frame_for(asking, TITLE, part="match_review", counts=counts)
    return render(request, template, {"frame": frame, "page": page}, status=status)


def _needed(asking: Asker, of_matchers: Action) -> Action:
    """The right that is asked for: a matcher's, or that of a manager whose desk has pairs or answers."""
    actor, now = asking.actor, asking.now
    theirs = is_asked_to_settle(actor, now=now) or has_judgements_of_desk(actor, now=now)
    return Action.MATCH_REVIEW_SETTLE if theirs else of_matchers
