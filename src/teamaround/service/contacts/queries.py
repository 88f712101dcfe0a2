"""Read receipts, quarantine and match reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Count, Q, QuerySet

from teamaround.exchange.contact import Contact as ArrivedContact
from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.access.scoping import locked_out_of_none
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.models import Contact, ContactState, MatchFields, MatchReview, Quarantine
from teamaround.service.contacts.values import OPENED, Compared, Kept, Left, ReviewCase, SetAside
from teamaround.service.contacts.writing import source_key
from teamaround.service.ledger.encryption import decrypted
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose

AT_ONCE = 1000  # kept contacts in memory


def reviews_of(actor: Actor, *, now: datetime, decided: bool = False) -> tuple[ReviewCase, ...]:
    """The pairs of the matcher's council that wait, or that were decided, by when they are due.

    What waits leaves out what this matcher could not tell or handed on: somebody else decides that.
    """
    rows = _pairs(actor, now).filter(decided_at__isnull=not decided)
    if not decided:
        rows = rows.exclude(set_aside__contains=[{"by": actor.user_id}])
    return tuple(map(_case, rows.order_by("due", "pk")))


def waiting_count(actor: Actor, *, now: datetime) -> int:
    """How many pairs wait for this matcher; for the desk, which is shown the number and nothing else."""
    rows = _pairs(actor, now).filter(decided_at=None)
    return rows.exclude(set_aside__contains=[{"by": actor.user_id}]).count()


def review_of(actor: Actor, review_id: UUID | str, *, now: datetime) -> ReviewCase | None:
    """One pair, if it is of the matcher's council."""
    row = _pairs(actor, now).filter(pk=review_id).first()
    return None if row is None else _case(row)


@system_purpose("review")
def review_unscoped(review_id: UUID | str) -> ReviewCase | None:
    """One pair. For workflows."""
    row = MatchReview._unsafe_system.filter(pk=review_id, sealed__isnull=False).first()
    return None if row is None else _case(row)


@system_purpose("waiting_reviews")
def waiting_reviews_unscoped() -> tuple[ReviewCase, ...]:
    """Every pair that nobody has decided, the oldest first. For workflows."""
    rows = MatchReview._unsafe_system.filter(decided_at=None, sealed__isnull=False)
    return tuple(map(_case, rows.order_by("asked_at", "pk")))


@system_purpose("late_reviews")
def late_reviews_unscoped(*, now: datetime) -> tuple[ReviewCase, ...]:
    """Pairs that nobody has decided by their time and that no manager was asked about. For the worker."""
    rows = MatchReview._unsafe_system.filter(
        decided_at=None, escalated_at=None, sealed__isnull=False, due__lte=now
    )
    return tuple(map(_case, rows.order_by("due", "pk")))


def is_asked_to_settle(actor: Actor, *, now: datetime) -> bool:
    """Whether a pair was ever brought to this manager's desk: until then match review is not there for them."""
    if not settles(actor):
        return False
    with reading_within(scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)):
        return MatchReview.objects.for_actor(actor, now=now).exists()


@system_purpose("review_left")
def why_left(actor: Actor, review_id: UUID | str, *, now: datetime) -> Left | None:
    """Why a pair of this matcher's council is no longer before them; None for a pair that never was.

    A pair of a case that they are locked out of never was.
    """
    theirs = locked_out_of_none(scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now), "children")
    if settles(actor):  # a pair that was not brought to a manager's desk never was before them either
        answered_it = Q(decided_by=actor.user_id) | Q(set_aside__contains=[{"by": actor.user_id}])
        theirs &= Q(escalated_to=actor.agency) | answered_it
    row = MatchReview._unsafe_system.filter(theirs, pk=review_id, council=actor.council).first()
    if row is None:
        return None
    answered = {row.decided_by, *(aside["by"] for aside in row.set_aside)}
    return Left.ANSWERED if actor.user_id in answered else Left.GONE


def quarantine_of(agency: str, *, limit: int = 100) -> tuple[Quarantine, ...]:
    """What could not be read of an agency's records and was not put right yet, newest first: to be told to it.

    What had opened from a sealed batch is left out: the agency would learn which of its contacts did.
    """
    rows = Quarantine.objects.filter(agency=agency, put_right_at=None).exclude(batch__startswith=OPENED)
    return tuple(rows.order_by("-received_at", "-pk")[:limit])


@system_purpose("contact_counts")
def counts_unscoped(*, since: datetime) -> dict[str, int]:
    """How many contacts came in from each agency since then. For feeds and the desk's coverage line."""
    rows = Contact._unsafe_system.filter(received_at__gte=since).values("agency").annotate(n=Count("pk"))
    return {row["agency"]: row["n"] for row in rows.order_by("agency")}


@system_purpose("known_contacts")
def known_count_unscoped(arrived: Iterable[ArrivedContact], *, agency: str) -> int:
    """How many of these contacts of an agency came before. For import reports."""
    keys = {source_key(agency, contact.source_id) for contact in arrived}
    return Contact._unsafe_system.filter(agency=agency, source_key__in=keys).count()


def kept_contacts_unscoped(*, now: datetime) -> Iterator[Kept]:
    """Contacts of the last fortnight of nobody known, to be matched again when somebody joins the list."""
    last = 0
    while rows := _kept(now, after=last):
        for row in rows:
            plain = decrypted(row.sealed, bound_to=f"contact {row.pk}")
            yield Kept(
                contact_id=row.pk,
                receipt=row.contact.receipt,
                contact=msgspec.json.decode(plain, type=ArrivedContact),
            )
        last = rows[-1].pk


@system_purpose("kept_contacts")
def _kept(now: datetime, *, after: int) -> list[MatchFields]:
    """The next of them. Read at once, so that what is done with one is a transaction of its own."""
    rows = MatchFields._unsafe_system.filter(
        keep_until__gt=now,
        contact__state__in=(ContactState.NOTHING, ContactState.UNIDENTIFIED),
        pk__gt=after,
    )
    return list(rows.select_related("contact").order_by("pk")[:AT_ONCE])


def _pairs(actor: Actor, now: datetime) -> QuerySet[MatchReview]:
    """The pairs that this matcher may see and that still say something."""
    return MatchReview.objects.for_actor(actor, now=now).filter(sealed__isnull=False)


def _case(row: MatchReview) -> ReviewCase:
    plain = decrypted(row.sealed or b"", bound_to=f"review {row.pk}")
    compared = msgspec.json.decode(plain, type=Compared)
    return ReviewCase(
        review_id=str(row.pk),
        person=row.person,
        children=tuple(row.children),
        explanation=compared.explanation,
        asked_at=row.asked_at,
        due=row.due,
        is_same=row.is_same,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        second_by=row.second_by,
        second_at=row.second_at,
        waiting=compared.waiting,
        council=row.council,
        set_aside=msgspec.convert(tuple(row.set_aside), tuple[SetAside, ...]),
        escalated_because=row.escalated_because,
        escalated_at=row.escalated_at,
    )
