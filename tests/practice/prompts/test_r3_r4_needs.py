"""R3 and R4: unmet needs, offers in the meantime, and consent for the child's own support."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.care import CareBasis, CareStarted
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from teamaround.practice.record.facts.front_door import EmotionalHealthDecided
from teamaround.practice.record.facts.meetings import PlanActionDone, PlanActionSet
from teamaround.practice.record.words import Harm
from tests.practice.prompts.asking import asked
from tests.practice.telling import CHILD, MOTHER, PARTNER, Story, at, conference, core_group, family

PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")
IN_CARE = (CareStarted(basis=CareBasis.SECTION_20, consent_of=(MOTHER,)), "2024-02-02")
ORDERED = (CareStarted(basis=CareBasis.INTERIM_CARE_ORDER), "2024-02-03")
GROUP = core_group("csc", "school", "health")


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


def action(
    name: str = "P1", about: str = CHILD, harm: str = "witnessed_violence", provider: str = ""
) -> PlanActionSet:
    return PlanActionSet(
        action=name, what="Emotional support", about=(about,), addresses=(Harm(harm),), provider=provider
    )


SET = (action(), "2024-02-01T10:00")
UNMET = [
    # what was told beside the plan, as at, by when it is asked about
    ([SET], "2024-02-29T23:00", []),
    ([SET], "2024-03-01T00:00", ["2024-03-29T23:59:59"]),
    ([SET], "2024-04-02", ["2024-04-29T23:59:59"]),  # every month
    ([(action(provider="camhs"), "2024-02-01T10:00")], "2024-03-10", []),
    ([(action(about=MOTHER), "2024-02-01T10:00")], "2024-03-10", []),
    ([(action(harm="neglect"), "2024-02-01T10:00")], "2024-03-10", []),
    ([SET, (action(provider="camhs"), "2024-03-05")], "2024-03-10", []),
    ([SET, (EmotionalHealthDecided(provider="camhs"), "2024-03-05")], "2024-03-10", []),
    ([SET, (PlanActionDone(action="P1"), "2024-03-05")], "2024-03-10", []),
    ([SET, (conference("review", "ends"), "2024-03-05")], "2024-03-10", []),
]


@pytest.mark.parametrize(("entries", "now", "dues"), UNMET)
def test_need_without_a_provider_is_unmet_after_twenty_working_days(
    entries: list[tuple[Any, str]], now: str, dues: list[str]
) -> None:
    found = asked(told(PLAN, *entries), now, "R3_unmet_need")
    assert [one.due for one in found] == [at(due) for due in dues]
    assert all(one.to == ("service_manager",) for one in found)


WAITS = (EmotionalHealthDecided(lead="health", provider="camhs"), "2024-02-05")
PENDING = (SupportOffered(to=CHILD, service="minds"), "2024-02-05")
MEANTIME = [
    # what was told beside the plan, whether the meantime is asked about
    ([WAITS], False),
    ([WAITS, (GROUP, "2024-02-20")], False),
    ([WAITS, (GROUP, "2024-03-12")], True),
    (
        [
            WAITS,
            (GROUP, "2024-03-12"),
            (EmotionalHealthDecided(provider="camhs", interim_offer="none available"), "2024-03-13"),
        ],
        False,
    ),
    (
        [
            (EmotionalHealthDecided(provider="camhs", interim_offer="school counsellor"), "2024-02-05"),
            (GROUP, "2024-03-12"),
        ],
        False,
    ),
    (
        [
            WAITS,
            (SupportOffered(to=CHILD, service="camhs", answer=OfferAnswer.ACCEPTED), "2024-03-01"),
            (GROUP, "2024-03-12"),
        ],
        False,
    ),
    ([(EmotionalHealthDecided(lead="health"), "2024-02-05"), (GROUP, "2024-03-12")], False),
    ([PENDING, (GROUP, "2024-03-12")], True),  # an offer that has not come to anything is a wait too
    ([PENDING, (GROUP, "2024-03-04")], False),  # twenty working days are not over
    ([PENDING, (SupportOffered(to=CHILD, service="minds", answer=OfferAnswer.ENDED), "2024-03-01"),
      (GROUP, "2024-03-12")], False),
    ([PENDING, (EmotionalHealthDecided(lead="health", interim_offer="kinship support"), "2024-03-01"),
      (GROUP, "2024-03-12")], False),
    ([(SupportOffered(to=MOTHER, service="minds"), "2024-02-05"), (GROUP, "2024-03-12")], False),
    ([(SupportOffered(to=CHILD, service="haven"), "2024-02-05"), (GROUP, "2024-03-12")], False),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "is_asked"), MEANTIME)
def test_waiting_child_has_something_in_the_meantime(entries: list[tuple[Any, str]], is_asked: bool) -> None:
    assert len(asked(told(PLAN, *entries), "2024-03-20", "R3_interim_offer")) == is_asked


def offer(by: str = MOTHER, answer: str = "accepted") -> tuple[Any, str]:
    made = SupportOffered(
        to=CHILD, service="haven", domestic_abuse=True, answer=OfferAnswer(answer), consent_by=by
    )
    return made, "2024-03-04"


CONSENT = [
    # what was told beside the plan, whether the consent is refused
    ([offer()], False),
    ([offer(by=CHILD)], False),
    ([offer(by=PARTNER)], True),
    ([offer(by="csc")], True),
    ([IN_CARE, offer(by="csc")], True),
    ([IN_CARE, ORDERED, offer(by="csc")], False),
    ([IN_CARE, offer(by="csc"), (offer()[0], "2024-03-06")], False),
    ([offer(by="csc", answer="pending")], False),
]


@pytest.mark.parametrize(("entries", "is_refused"), CONSENT)
def test_consent_of_somebody_who_may_not_give_it_is_refused(
    entries: list[tuple[Any, str]], is_refused: bool
) -> None:
    found = asked(told(PLAN, *entries), "2024-03-20", "R4_consent")
    assert [one.is_refusal for one in found] == [True] * is_refused


REFUSALS = [
    # what was told beside the plan, by when the chair is asked
    ([offer(answer="consent_refused")], ["2024-03-11T23:59:59"]),
    ([offer()], []),
    ([offer(answer="declined")], []),
    ([offer(answer="consent_refused"), (GROUP, "2024-03-12")], []),
    ([offer(answer="consent_refused"), (offer()[0], "2024-03-06")], []),
]


@pytest.mark.parametrize(("entries", "dues"), REFUSALS)
def test_refused_consent_is_put_to_the_chair(entries: list[tuple[Any, str]], dues: list[str]) -> None:
    found = asked(told(PLAN, *entries), "2024-03-20", "R4_refusal")
    assert [one.due for one in found] == [at(due) for due in dues]
    assert all(one.to == ("chair",) for one in found)


def parents(answer: str = "declined", service: str = "haven", *, abuse: bool = True) -> tuple[Any, str]:
    made = SupportOffered(to=MOTHER, service=service, domestic_abuse=abuse, answer=OfferAnswer(answer))
    return made, "2024-03-01"


QUESTIONS = [
    # what was told beside the plan, by when the child's own support is asked about
    ([parents()], ["2024-03-08T17:00"]),
    ([parents("accepted")], []),
    ([parents(abuse=False)], []),
    ([parents(), offer(answer="pending")], []),
    ([parents(), offer()], []),
    ([parents(), offer(by=CHILD)], []),
    ([parents(), offer(answer="consent_refused")], []),
    ([parents(), offer(by="csc")], ["2024-03-08T17:00"]),
    ([parents(), (parents()[0], "2024-03-06")], ["2024-03-08T17:00"]),
]


@pytest.mark.parametrize(("entries", "dues"), QUESTIONS)
def test_r4_decline_of_a_parent_asks_about_the_child_apart_and_at_once(
    entries: list[tuple[Any, str]], dues: list[str]
) -> None:
    story = told(PLAN, *entries)
    found = asked(story, "2024-03-06", "R4_question")
    assert [one.due for one in found] == [at(due) for due in dues]
    assert all(one.to == ("sw",) and one.since == at("2024-03-01") for one in found)
    assert all("able to decide it" in one.way_on and not one.is_refusal for one in found)
    assert asked(told(*entries), "2024-03-06", "R4_question") == []
