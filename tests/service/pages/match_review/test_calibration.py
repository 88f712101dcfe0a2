"""The calibration report: small numbers are not shown, each number leads to what it counts, the file says the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.practice.calendar import Calendar
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judged import Said
from teamaround.service.contacts.models import MatchReview
from teamaround.service.contacts.values import Weighed
from teamaround.service.policy.facts import Actor
from tests.service.pages.spoc_desk.journey import NAMESAKE, Journey, desk_manager
from tests.service.stored import stored
from tests.service.world import CHILD, NOW


def answers(journey: Journey, counts: dict[str, int]) -> None:
    """So many answers of each kind about pairs of seven bits."""
    journey.arrives(NAMESAKE, home=None)
    review = stored(MatchReview).get().pk
    for said, count in counts.items():
        for _ in range(count):
            contacts.judge(
                review,
                said=Said(said),
                rests_on=("trace",),
                reason="Compared.",
                weighed=Weighed(
                    person="dan",
                    children=(str(CHILD),),
                    council="marlmouth",
                    asked_at=NOW - timedelta(hours=2),
                    bits=7.0,
                    band="strong",
                    name_group="hyphenated",
                ),
                calendar=Calendar(),
                by=journey.world.spoc,
                now=NOW,
            )


@pytest.fixture
def lead(journey: Journey) -> Actor:
    """The manager of the matchers' desk."""
    return desk_manager()


def page(journey: Journey, who: Actor, address: str = "/match-review/calibration") -> str:
    return str(journey.client(who).get(address).content.decode())


def test_shares_and_counts_stand_side_by_side(journey: Journey, lead: Actor) -> None:
    answers(journey, {"same": 15, "different": 5, "cannot_tell": 6})
    shown = page(journey, lead)
    assert "The model is never retrained by this page" in shown
    for said in ("99%", "75%", "5 to 10", "Marlmouth", "Hyphenated", "Above the strong line"):
        assert said in shown
    assert "fewer than 5" not in shown.partition("Pairs judged by two people")[0]


def test_small_number_is_not_shown_nor_the_share_that_would_tell_it(journey: Journey, lead: Actor) -> None:
    answers(journey, {"same": 3, "different": 9})
    for address in ("/match-review/calibration", "/match-review/calibration.csv"):
        shown = page(journey, lead, address)
        assert "fewer than 5" in shown
        assert "25%" not in shown
        assert "not shown" in shown


def test_number_leads_to_as_many_decisions_as_it_says(journey: Journey, lead: Actor) -> None:
    answers(journey, {"same": 7, "different": 5})
    assert 'href="/match-review/decisions?bucket=5&amp;said=same"' in page(journey, lead)
    assert "7 of your desk" in page(journey, lead, "/match-review/decisions?bucket=5&said=same")
    assert "0 of your desk" in page(journey, lead, "/match-review/decisions?bucket=10&said=same")


def test_reading_the_report_changes_nothing_but_the_audit(journey: Journey, lead: Actor) -> None:
    answers(journey, {"same": 7})
    before = list(stored(MatchReview).values())
    page(journey, lead)
    assert list(stored(MatchReview).values()) == before


def test_report_is_not_there_for_matchers_and_for_managers_without_matchers(journey: Journey) -> None:
    for who in (journey.world.spoc, journey.world.manager, journey.world.social_worker):
        assert journey.client(who).get("/match-review/calibration").status_code == 404
        assert journey.client(who).get("/match-review/calibration.csv").status_code == 404


def test_file_names_neither_child_nor_person(journey: Journey, lead: Actor) -> None:
    answers(journey, {"same": 7})
    file = page(journey, lead, "/match-review/calibration.csv")
    assert [said for said in ("dan", "Vail", str(CHILD), "Fennimore") if said in file] == []
