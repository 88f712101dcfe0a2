"""Read what matchers said: their own, their desk's, and for workflows what is remembered of a pair."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from teamaround.matching.linkage.calibrating import Answer, Judged
from teamaround.practice.record.roles import Role
from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.accounts.queries import people_in
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.judged import Judgement
from teamaround.service.contacts.remembering import KnownAgain
from teamaround.service.contacts.values import JudgementCard, judgement_card
from teamaround.service.policy.decide import decide
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose


def judgements_of(actor: Actor, *, now: datetime) -> tuple[JudgementCard, ...]:
    """A matcher's own answers, or those of a manager's desk, the newest first."""
    rows = Judgement.objects.for_actor(actor, now=now)
    return tuple(map(judgement_card, rows.order_by("-at", "pk")))


def judgement_of(actor: Actor, judgement_id: UUID | str, *, now: datetime) -> JudgementCard | None:
    """One answer, if this person may see it."""
    row = Judgement.objects.for_actor(actor, now=now).filter(pk=judgement_id).first()
    return None if row is None else judgement_card(row)


def has_judgements_of_desk(actor: Actor, *, now: datetime) -> bool:
    """Whether matchers of this manager's desk have answered: until then match review is not there for them."""
    if not settles(actor):
        return False
    with reading_within(scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)):
        return Judgement.objects.for_actor(actor, now=now).exists()


@system_purpose("remembered_judgement")
def remembered_unscoped(
    known: KnownAgain, *, now: datetime
) -> tuple[tuple[JudgementCard, frozenset[str]], ...]:
    """What is remembered about a pair, the newest first, each with the details it was judged on. For workflows.

    The rows are held until the transaction ends, so that none is undone while something follows from it.
    """
    rows = Judgement._unsafe_system.select_for_update().filter(
        identity=known.identity, ended_at=None, holds_until__gt=now
    )
    return tuple((judgement_card(row), frozenset(row.details)) for row in rows.order_by("-at", "pk"))


@system_purpose("expired_judgements")
def expired_unscoped(*, now: datetime) -> tuple[str, ...]:
    """The ids of those whose time is over and that are still remembered. For the worker."""
    over = Judgement._unsafe_system.filter(ended_at=None, holds_until__lte=now)
    return tuple(map(str, over.order_by("holds_until").values_list("pk", flat=True)))


def judgements_counted(actor: Actor, *, now: datetime) -> tuple[Judged, ...]:
    """Answers to be counted: of a desk, for its manager; of all, for the partnership; of none, for everybody else."""
    if not may_count(actor, now=now):
        return ()
    if settles(actor):
        with reading_within(scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)):
            return tuple(map(_judged, judgements_of(actor, now=now)))
    return _all_counted()


def may_count(actor: Actor, *, now: datetime) -> bool:
    """Whether somebody may read the numbers: a manager only where matchers work at their desk."""
    allowed = decide(actor, Action.MATCH_CALIBRATION_READ, None, Purpose.OVERSEE, now).allowed
    return allowed and (not settles(actor) or bool(people_in(Role.SPOC, agency=actor.agency)))


@system_purpose("judgements_counted")
def _all_counted() -> tuple[Judged, ...]:
    rows = Judgement._unsafe_system.order_by("at", "pk")
    return tuple(_judged(judgement_card(row)) for row in rows)


def _judged(card: JudgementCard) -> Judged:
    return Judged(
        pair=card.review_id,
        by=card.by,
        answer=Answer(card.said.value),
        bits=card.bits,
        band=card.band,
        council=card.council,
        name_group=card.name_group,
        asked_at=card.asked_at,
        at=card.at,
    )
