"""Ask for a match to be reviewed, decide it, hand it on, and have a second matcher look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.models import (
    Contact,
    ContactState,
    Judgement,
    MatchFields,
    MatchReview,
    WhyEscalated,
)
from teamaround.service.contacts.values import Aside, Compared, SetAside
from teamaround.service.contacts.writing import retention
from teamaround.service.ledger.encryption import encrypted
from teamaround.service.policy.facts import Actor


class AlreadyDecided(ValueError):
    """The match was decided before; the first decision stands."""


class SameMatcher(ValueError):
    """The second matcher must be somebody else than the first."""


@system_purpose("review_asked")
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

    `waiting` is what the workflow needs again when it is decided, such as the encoded entries. It and the
    explanation, which quotes both records, are kept encrypted.
    """
    compared = msgspec.json.encode(Compared(explanation=dict(explanation), waiting=waiting))
    _, added = MatchReview._unsafe_system.get_or_create(
        pk=UUID(str(review_id)),
        defaults={
            "contact_id": contact_id,
            "council": council,
            "person": person,
            "children": list(children),
            "sealed": encrypted(compared, bound_to=f"review {review_id}"),
            "asked_at": now,
            "due": due,
        },
    )
    if added:
        audit.record(
            AuditKind.MATCH_REVIEW_ASKED, by=by, now=now, object_type="review", object_id=str(review_id)
        )
    return added


@system_purpose("review_decided")
def decide_review(review_id: UUID | str, *, is_same: bool, reason: str, by: Actor, now: datetime) -> None:
    """Say whether the two are one person, with a reason. Raises AlreadyDecided, MatchReview.DoesNotExist.

    Raises SameMatcher for somebody who could not tell or knows one of them.
    """
    review = _undecided(review_id, by)
    MatchReview._unsafe_system.filter(pk=review_id).update(
        is_same=is_same, reason=reason, decided_by=by.user_id, decided_at=now
    )
    _settle(review, is_same, now)
    audit.record(
        AuditKind.MATCH_REVIEW_DECIDED, by=by, now=now, object_type="review", object_id=str(review_id)
    )


@system_purpose("review_set_aside")
def set_review_aside(
    review_id: UUID | str,
    *,
    why: Aside,
    reason: str = "",
    due: datetime | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """A matcher cannot tell, or knows one of the two: somebody else decides, by `due` where that is given.

    Nothing is decided by it; from a manager it goes back to the matchers who have not looked.
    Raises AlreadyDecided, SameMatcher, MatchReview.DoesNotExist.
    """
    review = _undecided(review_id, by)
    aside = SetAside(by=by.user_id, at=now, why=why, reason=reason)
    back = {"escalated_to": "", "escalated_because": ""} if settles(by) else {}
    MatchReview._unsafe_system.filter(pk=review_id).update(
        set_aside=[*review.set_aside, msgspec.to_builtins(aside)], due=due or review.due, **back
    )
    audit.record(
        AuditKind.MATCH_REVIEW_HANDED_ON, by=by, now=now, object_type=why.value, object_id=str(review_id)
    )


@system_purpose("review_escalated")
def bring_to_manager(
    review_id: UUID | str,
    *,
    desk: str,
    because: WhyEscalated,
    due: datetime | None,
    by: By,
    now: datetime,
) -> bool:
    """Ask the manager of a desk to decide a pair. False when it is decided, or a manager was asked before."""
    waits = MatchReview._unsafe_system.select_for_update().filter(decided_at=None, escalated_at=None)
    review = waits.filter(pk=review_id).first()
    if review is None:
        return False
    MatchReview._unsafe_system.filter(pk=review_id).update(
        escalated_to=desk, escalated_because=because, escalated_at=now, due=due or review.due
    )
    audit.record(
        AuditKind.MATCH_REVIEW_ESCALATED,
        by=by,
        now=now,
        object_type=because.value,
        object_id=str(review_id),
    )
    return True


@system_purpose("review_reopened")
def reopen_review(review_id: UUID | str, *, due: datetime | None, by: By, now: datetime) -> bool:
    """Put a pair that was decided before the matchers again. False where what it said is removed already."""
    review = MatchReview._unsafe_system.select_for_update().get(pk=review_id)
    if review.sealed is None or review.decided_at is None:
        return False
    MatchReview._unsafe_system.filter(pk=review_id).update(
        is_same=None,
        reason="",
        decided_by="",
        decided_at=None,
        due=due or review.due,
        set_aside=[],
        second_by="",
        second_at=None,
        escalated_to="",
        escalated_because="",
        escalated_at=None,
    )
    Contact._unsafe_system.filter(pk=review.contact_id or 0).update(state=ContactState.REVIEW)
    audit.record(AuditKind.MATCH_REVIEW_ASKED, by=by, now=now, object_type="review", object_id=str(review_id))
    return True


def remove_judged_not_a_match(*, now: datetime) -> int:
    """Empty the pairs that were judged two people and whose term is over (decision 18). Returns how many.

    Who decided it and when stays; what was said of either of the two does not.
    """
    over = MatchReview._unsafe_system.filter(
        is_same=False, sealed__isnull=False, decided_at__lte=now - retention().judged_not_a_match
    )
    Judgement._unsafe_system.filter(review__in=list(over.values_list("pk", flat=True))).update(reason="")
    return over.update(sealed=None, reason="", set_aside=[])


def _undecided(review_id: UUID | str, by: Actor) -> MatchReview:
    review = MatchReview._unsafe_system.select_for_update().get(pk=review_id)
    if review.decided_at is not None:
        raise AlreadyDecided("Somebody has decided this match already.")
    if any(aside["by"] == by.user_id for aside in review.set_aside):
        raise SameMatcher("You handed this on; somebody else decides it.")
    return review


def _settle(review: MatchReview, is_same: bool, now: datetime) -> None:
    """What becomes of the contact: in the record now, or kept for its last term and then counted (decision 18)."""
    state = ContactState.MATCHED if is_same else ContactState.NOT_A_MATCH
    Contact._unsafe_system.filter(pk=review.contact_id or 0).update(state=state)
    fields = MatchFields._unsafe_system.filter(contact=review.contact_id)
    if is_same:
        fields.delete()
    else:
        fields.update(keep_until=now + retention().judged_not_a_match)


@system_purpose("review_seconded")
def second_review(review_id: UUID | str, *, by: Actor, now: datetime) -> None:
    """A second matcher confirms the decision. Raises SameMatcher, MatchReview.DoesNotExist."""
    review = MatchReview._unsafe_system.select_for_update().get(pk=review_id)
    if review.decided_at is None or review.decided_by == by.user_id or review.second_at is not None:
        raise SameMatcher("Somebody else than the first matcher confirms a decision, once.")
    MatchReview._unsafe_system.filter(pk=review_id).update(second_by=by.user_id, second_at=now)
    audit.record(
        AuditKind.MATCH_REVIEW_DECIDED, by=by, now=now, object_type="second", object_id=str(review_id)
    )
