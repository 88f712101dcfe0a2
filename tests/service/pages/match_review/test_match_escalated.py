"""What two matchers cannot tell, and what nobody decides in time, is for the manager of their desk and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.service.contacts.models import MatchReview
from teamaround.service.policy.facts import Actor
from teamaround.service.work.models import AlertRow, Delivery
from teamaround.service.workflows.match_escalated import late_reviews_escalated
from tests.service.pages.match_review.test_match_review import CANNOT_TELL, DIFFERENT, SAME, WITHOUT_BIRTH
from tests.service.pages.spoc_desk.journey import (
    NAMESAKE,
    Journey,
    desk_manager,
    second_matcher,
    third_matcher,
)
from tests.service.stored import stored
from tests.service.world import CHILD, NOW

THEIR_WORDS = "Nothing tells them apart."
OUTSIDERS = ("social_worker", "school_lead", "police", "ambulance", "auditor", "manager")


@pytest.fixture
def manager(journey: Journey) -> Actor:
    """The manager of the desk."""
    return desk_manager()


@pytest.fixture
def review(journey: Journey) -> MatchReview:
    """A pair that waits."""
    journey.arrives(NAMESAKE, home=None)
    return stored(MatchReview).get()


def two_cannot_tell(journey: Journey, review: MatchReview) -> str:
    """Two matchers in turn; the words that the second one is told."""
    journey.client(journey.world.spoc).post(f"/match-review/{review.pk}/check", CANNOT_TELL)
    second = journey.client(second_matcher())
    return second.post(f"/match-review/{review.pk}/check", CANNOT_TELL, follow=True).content.decode()


def test_first_matcher_is_told_that_a_second_looks_and_the_second_that_the_manager_decides(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    first = journey.client(journey.world.spoc)
    assert "A second matcher looks" in first.get(f"/match-review/{review.pk}").content.decode()
    first.post(f"/match-review/{review.pk}/check", CANNOT_TELL)
    second = journey.client(second_matcher())
    assert "The desk’s manager decides" in second.get(f"/match-review/{review.pk}").content.decode()
    told = second.post(f"/match-review/{review.pk}/check", CANNOT_TELL, follow=True).content.decode()
    assert "so the desk’s manager decides" in told


def test_manager_finds_the_pair_in_their_work_without_child_sender_or_what_was_said(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    two_cannot_tell(journey, review)
    client = journey.client(manager)
    work = client.get("/my-work").content.decode()
    assert "Two matchers could not tell" in work
    page = client.get(f"/match-review/{review.pk}").content.decode()
    assert "Two matchers could not tell; you are not shown why. You decide." in page
    for secret in (THEIR_WORDS, "Fennimore", "Mia", "mbulance", str(CHILD), "Larch"):
        assert secret not in work + page


def test_manager_decides_the_same_and_it_reaches_the_desk(journey: Journey, manager: Actor) -> None:
    journey.arrives(WITHOUT_BIRTH)
    review = stored(MatchReview).get()
    two_cannot_tell(journey, review)
    answer = journey.client(manager).post(f"/match-review/{review.pk}/check", SAME, follow=True)
    assert "Saved: the same person" in answer.content.decode()
    red = stored(AlertRow).get(child_id=CHILD, code="A03", level="red")
    assert {"spoc", "sw"} <= set(stored(Delivery).filter(alert=red).values_list("role", flat=True))
    assert "Nothing to do" in journey.client(manager).get("/my-work").content.decode()


def test_manager_decides_that_it_is_not_the_same_and_nobody_is_told(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    two_cannot_tell(journey, review)
    journey.client(manager).post(f"/match-review/{review.pk}/check", DIFFERENT)
    assert stored(MatchReview).get().is_same is False
    assert not stored(Delivery).exists()


def test_manager_is_offered_two_answers_and_cannot_leave_it_to_nobody(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    two_cannot_tell(journey, review)
    client = journey.client(manager)
    assert "cannot_tell" not in client.get(f"/match-review/{review.pk}").content.decode()
    assert client.post(f"/match-review/{review.pk}/check", CANNOT_TELL).status_code == 422
    assert stored(MatchReview).get().decided_at is None


def test_third_matcher_is_not_asked_once_two_could_not_tell(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    two_cannot_tell(journey, review)
    client = journey.client(third_matcher())
    assert client.get(f"/match-review/{review.pk}").status_code == 404
    assert "Pair 1" not in client.get("/match-review").content.decode()
    assert "No possible match waits" in client.get("/desk").content.decode()


def test_third_matcher_who_was_still_writing_is_told_and_nothing_is_saved(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    writing = journey.client(third_matcher())
    two_cannot_tell(journey, review)
    for address in (f"/match-review/{review.pk}", f"/match-review/{review.pk}/check"):
        assert "has it now" in writing.post(address, SAME, follow=True).content.decode()
    assert stored(MatchReview).get().decided_at is None


def test_answer_sent_twice_says_that_the_first_stands(journey: Journey, review: MatchReview) -> None:
    client = journey.client(journey.world.spoc)
    client.post(f"/match-review/{review.pk}/check", DIFFERENT)
    again = client.post(f"/match-review/{review.pk}/check", SAME, follow=True).content.decode()
    assert "That answer stands" in again
    assert stored(MatchReview).get().is_same is False


@pytest.mark.parametrize("who", OUTSIDERS)
def test_pair_of_the_manager_is_not_there_for_anybody_else(
    journey: Journey, manager: Actor, review: MatchReview, who: str
) -> None:
    two_cannot_tell(journey, review)
    client = journey.client(getattr(journey.world, who))
    assert client.get("/match-review").status_code == 404
    assert client.get(f"/match-review/{review.pk}").status_code == 404
    assert client.post(f"/match-review/{review.pk}", SAME).status_code == 404
    assert client.post(f"/match-review/{review.pk}/check", SAME).status_code == 404
    assert "Two matchers" not in client.get("/my-work").content.decode()


def test_manager_has_no_match_review_before_a_pair_was_brought_to_them(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    client = journey.client(manager)
    assert client.get("/match-review").status_code == 404
    assert client.get(f"/match-review/{review.pk}").status_code == 404


def test_manager_who_knows_one_of_them_hands_it_back_to_a_matcher_who_has_not_looked(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    two_cannot_tell(journey, review)
    journey.client(manager).post(f"/match-review/{review.pk}/know")
    assert journey.client(manager).get(f"/match-review/{review.pk}").status_code == 404
    assert journey.client(third_matcher()).get(f"/match-review/{review.pk}").status_code == 200


def test_pair_that_nobody_decided_in_time_goes_to_the_manager_and_stays_with_the_matchers(
    journey: Journey, manager: Actor, review: MatchReview
) -> None:
    assert late_reviews_escalated(now=review.due - timedelta(minutes=1)) == 0
    assert late_reviews_escalated(now=review.due) == 1
    assert late_reviews_escalated(now=review.due + timedelta(days=30)) == 0
    work = journey.client(manager).get("/my-work").content.decode()
    assert "Nobody has decided in time" in work
    assert journey.client(journey.world.spoc).get(f"/match-review/{review.pk}").status_code == 200


def test_pair_waits_for_a_third_matcher_where_the_desk_has_no_manager(
    journey: Journey, review: MatchReview
) -> None:
    told = two_cannot_tell(journey, review)
    assert "so the desk’s manager decides" not in told
    assert journey.client(third_matcher()).get(f"/match-review/{review.pk}").status_code == 200
    assert late_reviews_escalated(now=NOW + timedelta(days=30)) == 0
