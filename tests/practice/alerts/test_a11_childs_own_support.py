"""A11: the child's own offer of support, apart from the parent's, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import turning_points
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.facts.care import CareBasis, CareStarted
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from tests.practice.telling import CHILD, MOTHER, PARTNER, Story, at, conference, family

PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")
IN_CARE = (CareStarted(basis=CareBasis.SECTION_20, consent_of=(MOTHER,)), "2024-02-02")


def offer(to: str = MOTHER, answer: str = "declined", **more: Any) -> SupportOffered:
    told = {"service": "haven", "domestic_abuse": True, **more}
    return SupportOffered(to=to, answer=OfferAnswer(answer), **told)


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


LATER = "2024-03-20"
NO = (offer(), "2024-03-02T01:20")  # a Saturday
ROWS = [
    # what was told beside the plan, as at, whether it is open
    ([NO], "2024-03-08T16:59", False),
    ([NO], "2024-03-08T17:00", True),
    ([(offer(), "2024-05-23")], "2024-05-30T23:00", False),  # a bank holiday in between
    ([(offer(), "2024-05-23")], "2024-05-31T17:00", True),
    ([(offer(answer="accepted"), "2024-03-02")], LATER, False),
    ([(offer(answer="pending"), "2024-03-02")], LATER, False),
    ([(offer(domestic_abuse=False), "2024-03-02")], LATER, False),
    ([(offer(to=PARTNER), "2024-03-02")], LATER, False),  # no parent or carer of this child
    # the child's own offer, whatever was answered
    ([NO, (offer(CHILD, "accepted", consent_by=MOTHER), "2024-03-07")], LATER, False),
    ([NO, (offer(CHILD, "pending"), "2024-03-15")], LATER, False),
    ([NO, (offer(CHILD, "declined"), "2024-03-07")], LATER, False),
    ([NO, (offer(CHILD, "consent_refused", consent_by=MOTHER), "2024-03-07")], LATER, False),
    ([(offer(CHILD, "accepted", consent_by=MOTHER), "2024-02-10"), NO], LATER, False),
    ([(offer(CHILD, "ended", consent_by=MOTHER), "2024-02-10"), NO], LATER, True),
    ([NO, (offer(CHILD, "ended", consent_by=MOTHER), "2024-03-10")], LATER, False),
    ([NO, (offer(CHILD, "pending", domestic_abuse=False, service="school"), "2024-03-07")], LATER, True),
    ([NO, (offer("brother", "accepted"), "2024-03-07")], LATER, True),
    # under section 20 the council may not consent, and it is as if nothing had been offered
    ([IN_CARE, NO, (offer(CHILD, "accepted", consent_by="csc"), "2024-03-07")], LATER, True),
    # a parent's own offer that ends leaves the child's alone
    (
        [(offer(CHILD, "accepted", consent_by=MOTHER), "2024-02-10"), (offer(answer="ended"), "2024-03-02")],
        LATER,
        False,
    ),
    # nothing is open about the child
    ([NO, (conference("review", "ends"), "2024-03-06")], LATER, False),
]


@pytest.mark.parametrize(("entries", "now", "is_open"), ROWS)
def test_childs_own_offer_is_asked_for_when_five_working_days_are_over(
    entries: list[tuple[Any, str]], now: str, is_open: bool
) -> None:
    assert told(PLAN, *entries).levels(now, "A11") == (["amber"] if is_open else [])


def test_childs_own_offer_goes_to_the_social_worker_and_blames_nobody() -> None:
    (alert,) = told(PLAN, NO).alerts(LATER, "A11")
    assert (alert.to, alert.since) == (("sw",), at("2024-03-08T17:00"))
    assert alert.explanation.what == (
        "Mary Vale declined support with domestic abuse; no offer to Ash Vale is on the record"
    )
    assert "did wrong" in alert.explanation.does_not_mean


def test_second_decline_joins_the_first() -> None:
    (alert,) = told(PLAN, NO, (offer(), "2024-03-12")).alerts(LATER, "A11")
    assert (alert.since, len(alert.also)) == (at("2024-03-08T17:00"), 1)


def test_decline_recorded_late_counts_from_when_it_was_recorded() -> None:
    story = told(PLAN)
    story.tell(offer(), "2024-03-02", recorded="2024-03-18")
    assert story.levels("2024-03-22", "A11") == []
    assert story.levels("2024-03-25T17:00", "A11") == ["amber"]


def test_end_of_the_time_is_a_turning_point() -> None:
    case = told(PLAN, NO).case("2024-03-04")
    assert at("2024-03-08T17:00") in turning_points(case, at("2024-03-04"), Calendar())
