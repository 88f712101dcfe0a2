"""Ask for a match to be reviewed, decide it, and have a second matcher look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.models import MatchReview
from teamaround.service.ledger.encryption import encrypted
from teamaround.service.policy.facts import Actor


class AlreadyDecided(ValueError):
    """The match was decided before; the first decision stands."""


class SameMatcher(ValueError):
    """The second matcher must be somebody else than the first."""


@transaction.atomic
def ask_review(
    review_id: UUID | str,
    *,
    contact_id: int | None,
    council: str,
    person: str,
    children: tuple[str, ...],
    explanation: Mapping[str, object],
    waiting: bytes,
    due: datetime,
    by: By,
    now: datetime,
) -> bool:
    """Put a pair before the matchers. False when it is before them, or decided, already.

    `waiting` is what the workflow needs again when it is decided, such as the encoded entries; it is kept encrypted.
    """
    _, added = MatchReview._unsafe_system.get_or_create(
        pk=UUID(str(review_id)),
        defaults={
            "contact_id": contact_id,
            "council": council,
            "person": person,
            "children": list(children),
            "explanation": dict(explanation),
            "sealed": encrypted(waiting, bound_to=f"review {review_id}"),
            "asked_at": now,
            "due": due,
        },
    )
    if added:
        audit.record(
            AuditKind.MATCH_REVIEW_ASKED, by=by, now=now, object_type="review", object_id=str(review_id)
        )
    return added


@transaction.atomic
def decide_review(review_id: UUID | str, *, is_same: bool, reason: str, by: Actor, now: datetime) -> None:
    """Say whether the two are one person, with a reason. Raises AlreadyDecided, MatchReview.DoesNotExist."""
    review = MatchReview._unsafe_system.select_for_update().get(pk=review_id)
    if review.decided_at is not None:
        raise AlreadyDecided("Somebody has decided this match already.")
    MatchReview._unsafe_system.filter(pk=review_id).update(
        is_same=is_same, reason=reason, decided_by=by.user_id, decided_at=now
    )
    audit.record(
        AuditKind.MATCH_REVIEW_DECIDED, by=by, now=now, object_type="review", object_id=str(review_id)
    )


@transaction.atomic
def second_review(review_id: UUID | str, *, by: Actor, now: datetime) -> None:
    """A second matcher confirms the decision. Raises SameMatcher, MatchReview.DoesNotExist."""
    review = MatchReview._unsafe_system.select_for_update().get(pk=review_id)
    if review.decided_at is None or review.decided_by == by.user_id or review.second_at is not None:
        raise SameMatcher("Somebody else than the first matcher confirms a decision, once.")
    MatchReview._unsafe_system.filter(pk=review_id).update(second_by=by.user_id, second_at=now)
    audit.record(
        AuditKind.MATCH_REVIEW_DECIDED, by=by, now=now, object_type="second", object_id=str(review_id)
    )
