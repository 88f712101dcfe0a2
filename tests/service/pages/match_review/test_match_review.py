"""Match review: a blind decision, checked before it is saved, handed on where somebody else must decide."""

from __future__ import annotations

import pytest

from teamaround.matching.identity.written import Description
from teamaround.service.contacts.models import Contact, ContactState, MatchReview
from teamaround.service.work.models import AlertRow, Delivery
from tests.service.pages.spoc_desk.journey import DAN, NAMESAKE, Journey, second_matcher
from tests.service.stored import stored
from tests.service.world import CHILD

SAME = {"decision": "same", "second": ["trace"], "reason": "The trace gave one answer."}
DIFFERENT = {"decision": "different", "second": ["nothing"], "reason": "Another sex was written."}
CANNOT_TELL = {"decision": "cannot_tell", "second": ["nothing"], "reason": "Nothing tells them apart."}
WITHOUT_BIRTH = Description(family_name="Vale", given_names="Dan")
OUTSIDERS = ("social_worker", "school_lead", "police", "ambulance", "auditor", "manager")


@pytest.fixture
def review(journey: Journey) -> MatchReview:
    """A pair that waits: one letter of the surname differs and no address was given."""
    journey.arrives(NAMESAKE, home=None)
    return stored(MatchReview).get()


def test_pair_is_shown_side_by_side_with_masked_numbers(journey: Journey, review: MatchReview) -> None:
    page = journey.client(journey.world.spoc).get(f"/match-review/{review.pk}").content.decode()
    assert "Are these two records the same person?" in page
    assert "23 November 1988" in page
    assert "ends 0026" in page
    assert "ends 187" in page
    assert "Household gate:" in page
    assert "a person decides" in page


def test_pair_never_shows_child_sender_number_or_address(journey: Journey, review: MatchReview) -> None:
    client = journey.client(journey.world.spoc)
    pages = [client.get(path).content.decode() for path in ("/match-review", f"/match-review/{review.pk}")]
    pages.append(client.post(f"/match-review/{review.pk}", SAME).content.decode())
    for page in pages:
        for secret in (
            "Fennimore",
            "Mia",
            "protected address",
            "Ambulance",
            "ambulance",
            "Larch",
            "ZZ9",
            DAN.nhs_number,
            DAN.phones[0],
            "111",
            str(CHILD),
        ):
            assert secret not in page


def test_pair_nothing_is_chosen_beforehand(journey: Journey, review: MatchReview) -> None:
    page = journey.client(journey.world.spoc).get(f"/match-review/{review.pk}").content.decode()
    assert " checked" not in page


def test_pair_without_answers_links_each_error_to_its_field(journey: Journey, review: MatchReview) -> None:
    answer = journey.client(journey.world.spoc).post(f"/match-review/{review.pk}", {})
    page = answer.content.decode()
    assert answer.status_code == 422
    for field in ("decision", "second", "reason"):
        assert f'href="#{field}"' in page


def test_pair_the_same_needs_a_second_item(journey: Journey, review: MatchReview) -> None:
    typed = {**SAME, "second": ["nothing"]}
    answer = journey.client(journey.world.spoc).post(f"/match-review/{review.pk}", typed)
    assert answer.status_code == 422
    assert "needs a second item" in answer.content.decode()


def test_pair_errors_stand_in_the_order_of_the_page(journey: Journey, review: MatchReview) -> None:
    typed = {"decision": "same", "second": ["nothing"], "reason": "x" * 1001}
    page = journey.client(journey.world.spoc).post(f"/match-review/{review.pk}", typed).content.decode()
    summary = page[page.index("There is a problem") :]
    assert summary.index("needs a second item") < summary.index("Write at most 1,000 characters")


def test_pair_answer_is_checked_before_it_is_saved(journey: Journey, review: MatchReview) -> None:
    page = journey.client(journey.world.spoc).post(f"/match-review/{review.pk}", SAME).content.decode()
    assert "Check your answer" in page
    assert "goes to the desk at once" in page
    assert stored(MatchReview).get().decided_at is None
    assert not stored(AlertRow).filter(child_id=CHILD, code="A03").exists()


def test_pair_the_same_becomes_a_sighting_and_is_kept_with_its_reason(
    journey: Journey, review: MatchReview
) -> None:
    answer = journey.client(journey.world.spoc).post(f"/match-review/{review.pk}/check", SAME)
    assert answer.status_code == 302
    decided = stored(MatchReview).get()
    assert decided.is_same is True
    assert decided.reason == "The trace gave one answer. Also looked at: A trace of the NHS number."
    assert stored(Contact).get().state == ContactState.MATCHED
    assert "Your last decisions" in journey.client(journey.world.spoc).get("/match-review").content.decode()


def test_pair_the_same_at_the_childs_home_raises_red_and_reaches_the_social_worker(journey: Journey) -> None:
    journey.arrives(WITHOUT_BIRTH)
    review = stored(MatchReview).get()
    red = stored(AlertRow).filter(child_id=CHILD, code="A03", level="red")
    assert not red.exists()
    journey.client(journey.world.spoc).post(f"/match-review/{review.pk}/check", SAME)
    alert = red.get()
    assert "Confirmed by a trained matcher" in alert.explanation["how_sure"]
    assert "sw" in set(stored(Delivery).filter(alert=alert).values_list("role", flat=True))


def test_pair_not_the_same_tells_nobody(journey: Journey, review: MatchReview) -> None:
    journey.client(journey.world.spoc).post(f"/match-review/{review.pk}/check", DIFFERENT)
    assert stored(MatchReview).get().is_same is False
    assert stored(Contact).get().state == ContactState.NOT_A_MATCH
    assert not stored(Delivery).exists()


def test_pair_cannot_tell_goes_to_a_second_matcher_and_is_no_no(
    journey: Journey, review: MatchReview
) -> None:
    first = journey.client(journey.world.spoc)
    first.post(f"/match-review/{review.pk}/check", CANNOT_TELL)
    assert stored(MatchReview).get().is_same is None
    assert first.get(f"/match-review/{review.pk}").status_code == 404
    second = journey.client(second_matcher())
    page = second.get(f"/match-review/{review.pk}").content.decode()
    assert "Another matcher could not tell" in page
    assert "Nothing tells them apart." not in page
    second.post(f"/match-review/{review.pk}/check", SAME)
    assert stored(MatchReview).get().is_same is True


def test_pair_of_somebody_i_know_is_handed_on(journey: Journey, review: MatchReview) -> None:
    client = journey.client(journey.world.spoc)
    assert client.post(f"/match-review/{review.pk}/know").status_code == 302
    assert client.get(f"/match-review/{review.pk}").status_code == 404
    assert "done=answered" in client.post(f"/match-review/{review.pk}/check", SAME)["Location"]
    assert stored(MatchReview).get().decided_at is None


@pytest.mark.parametrize("who", OUTSIDERS)
def test_review_is_not_found_for_whoever_is_no_matcher(
    journey: Journey, review: MatchReview, who: str
) -> None:
    client = journey.client(getattr(journey.world, who))
    assert client.get("/match-review").status_code == 404
    assert client.get(f"/match-review/{review.pk}").status_code == 404
    assert client.post(f"/match-review/{review.pk}/check", SAME).status_code == 404
    assert client.post(f"/match-review/{review.pk}/know").status_code == 404
    assert stored(MatchReview).get().decided_at is None
