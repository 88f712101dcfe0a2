"""Match review: decided once, by a matcher of the council, confirmed by another."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from teamaround.service.contacts import actions, queries
from teamaround.service.contacts.models import MatchReview
from teamaround.service.policy.facts import Actor
from tests.service.stored import read_by, stored
from tests.service.world import CHILD, NOW, SYSTEM, World

REVIEW = uuid4()


def _ask(council: str = "marlmouth") -> bool:
    return actions.ask_review(
        REVIEW,
        contact_id=None,
        council=council,
        person="p1",
        children=(str(CHILD),),
        explanation={"name": "sounds alike"},
        waiting=b"entries",
        due=NOW + timedelta(days=1),
        by=SYSTEM,
        now=NOW,
    )


def test_review_asked_twice_is_asked_once(world: World) -> None:
    assert _ask()
    assert not _ask()
    assert [case.waiting for case in read_by(world.spoc, queries.reviews_of, now=NOW)] == [b"entries"]


def test_review_is_seen_by_matchers_of_its_council_only(world: World) -> None:
    _ask("dunmere")
    assert read_by(world.spoc, queries.reviews_of, now=NOW) == ()
    assert read_by(world.spoc, queries.review_of, REVIEW, now=NOW) is None


@pytest.mark.parametrize("who", ["social_worker", "manager", "school_lead", "police", "ambulance", "auditor"])
def test_review_is_hidden_from_the_case_team_and_everybody_else(world: World, who: str) -> None:
    _ask()
    actor: Actor = getattr(world, who)
    assert read_by(actor, queries.reviews_of, now=NOW) == ()


def test_review_decided_leaves_the_list_and_stays_decided(world: World) -> None:
    _ask()
    actions.decide_review(REVIEW, is_same=True, reason="Same phone.", by=world.spoc, now=NOW)
    assert read_by(world.spoc, queries.reviews_of, now=NOW) == ()
    (case,) = read_by(world.spoc, queries.reviews_of, now=NOW, decided=True)
    assert (case.is_same, case.reason, case.decided_by) == (True, "Same phone.", world.spoc.user_id)
    with pytest.raises(actions.AlreadyDecided):
        actions.decide_review(REVIEW, is_same=False, reason="No.", by=world.spoc, now=NOW)


def test_review_second_matcher_is_somebody_else(world: World) -> None:
    _ask()
    with pytest.raises(actions.SameMatcher):
        actions.second_review(REVIEW, by=world.manager, now=NOW)
    actions.decide_review(REVIEW, is_same=True, reason="Same phone.", by=world.spoc, now=NOW)
    with pytest.raises(actions.SameMatcher):
        actions.second_review(REVIEW, by=world.spoc, now=NOW)
    actions.second_review(REVIEW, by=world.manager, now=NOW)
    assert queries.review_unscoped(REVIEW).second_by == world.manager.user_id


def _stored() -> str:
    (row,) = stored(MatchReview).values()
    return " ".join(
        bytes(kept).decode("latin-1") if isinstance(kept, memoryview) else str(kept) for kept in row.values()
    )


def test_review_row_names_nobody(world: World) -> None:
    _ask()
    assert "sounds alike" not in _stored()
    assert "entries" not in _stored()
    assert queries.review_unscoped(REVIEW).explanation == {"name": "sounds alike"}


PURGE_ROWS = [
    # judged the same, days after the decision, still says something
    (False, 29, True),
    (False, 30, False),
    (True, 400, True),
]


@pytest.mark.parametrize(("is_same", "days", "stays"), PURGE_ROWS)
def test_pair_judged_two_people_says_nothing_after_thirty_days(
    world: World, is_same: bool, days: int, stays: bool
) -> None:
    _ask()
    actions.decide_review(REVIEW, is_same=is_same, reason="Not him.", by=world.spoc, now=NOW)
    actions.purge(by=SYSTEM, now=NOW + timedelta(days=days))
    assert (queries.review_unscoped(REVIEW) is not None) == stays
    assert ("Not him." in _stored()) == stays
    assert len(read_by(world.spoc, queries.reviews_of, now=NOW, decided=True)) == int(stays)
    assert stored(MatchReview).get().decided_by == world.spoc.user_id


def test_pair_removed_is_not_asked_again_when_its_contact_is_sent_again(world: World) -> None:
    _ask()
    actions.decide_review(REVIEW, is_same=False, reason="Not him.", by=world.spoc, now=NOW)
    actions.purge(by=SYSTEM, now=NOW + timedelta(days=30))
    assert not _ask()


def test_pair_that_waits_is_kept_however_long(world: World) -> None:
    _ask()
    actions.purge(by=SYSTEM, now=NOW + timedelta(days=400))
    assert queries.review_unscoped(REVIEW) is not None
