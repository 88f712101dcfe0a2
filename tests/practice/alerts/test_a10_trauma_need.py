"""A10: after which experiences an emotional need is assumed, and what settles it, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import turning_points
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.practice.record.facts.front_door import (
    EmotionalHealthDecided,
    HealthAssessed,
    ReferralDecided,
    ReferralOutcome,
    ReferralReceived,
)
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.words import Harm, NeedFinding
from tests.practice.telling import CHILD, MOTHER, Story, at, conference, family

PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")
SAW = Incident(harms=(Harm.WITNESSED_VIOLENCE,), child_present=True)
DECIDED = EmotionalHealthDecided(lead="camhs")
NONE_FOUND = HealthAssessed(physical=NeedFinding.NONE_FOUND, emotional=NeedFinding.NONE_FOUND)


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


def incident(*harms: str, **more: Any) -> Incident:
    return Incident(harms=tuple(map(Harm, harms)), **more)


def referred(outcome: str = "", harms: tuple[str, ...] = ("left_alone",)) -> list[tuple[Any, str]]:
    made: list[tuple[Any, str]] = [(ReferralReceived(harms=tuple(map(Harm, harms))), "2024-02-10")]
    if outcome:
        made.append((ReferralDecided(outcome=ReferralOutcome(outcome)), "2024-02-11"))
    return made


ROWS = [
    # what was told beside the plan, as at, whether it is open
    ([], "2024-03-01", False),
    ([(SAW, "2024-02-10")], "2024-03-01", True),
    ([(incident("left_alone"), "2024-02-10")], "2024-03-01", True),
    ([(incident("domestic_abuse"), "2024-02-10")], "2024-03-01", True),
    ([(incident("domestic_abuse", child_present=False), "2024-02-10")], "2024-03-01", False),
    ([(incident("parent_arrested", child_present=False), "2024-02-10")], "2024-03-01", True),
    ([(incident("bereavement"), "2024-02-10")], "2024-03-01", True),
    ([(incident("parent_intoxicated"), "2024-02-10")], "2024-03-01", False),
    ([(incident("neglect"), "2024-02-10")], "2024-03-01", False),
    # whose it was
    ([(incident("physical_assault", harmed=(CHILD,)), "2024-02-10")], "2024-03-01", True),
    ([(incident("physical_assault", harmed=("brother",)), "2024-02-10")], "2024-03-01", False),
    ([(incident("witnessed_violence", harmed=("brother",)), "2024-02-10")], "2024-03-01", True),
    ([(PoliceProtectionStarted(harms=(Harm.LEFT_ALONE,)), "2024-02-10")], "2024-03-01", True),
    ([(SeriousIncident(harmed=(CHILD,)), "2024-02-10")], "2024-03-01", True),
    ([(SeriousIncident(harmed=(MOTHER,)), "2024-02-10")], "2024-03-01", False),
    # what was only alleged, or turned away, is no experience
    ([(ConcernReported(harms=(Harm.LEFT_ALONE,)), "2024-02-10")], "2024-03-01", False),
    (referred(), "2024-03-01", True),
    (referred("strategy"), "2024-03-01", True),
    (referred("no_further_action"), "2024-03-01", False),
    (referred("advice"), "2024-03-01", False),
    # what settles it
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20")], "2024-03-01", False),
    ([(SAW, "2024-02-10"), (EmotionalHealthDecided(provider="camhs"), "2024-02-20")], "2024-03-01", False),
    ([(SAW, "2024-02-10"), (EmotionalHealthDecided(), "2024-02-20")], "2024-03-01", True),
    ([(SAW, "2024-02-10"), (NONE_FOUND, "2024-02-20")], "2024-03-01", True),
    ([(DECIDED, "2024-02-05"), (SAW, "2024-02-10")], "2024-03-01", True),
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20"), (SAW, "2024-02-25")], "2024-03-01", True),
    # a year after, with and without a look since the decision
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20")], "2025-02-10T23:59:59", False),
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20")], "2025-02-11T00:00", True),
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20"), (NONE_FOUND, "2024-09-01")], "2025-03-01", False),
    ([(SAW, "2024-02-10"), (DECIDED, "2024-02-20"), (DECIDED, "2024-05-20")], "2025-03-01", False),
    (
        [(SAW, "2024-02-10"), (DECIDED, "2024-02-20"), (HealthAssessed(), "2024-09-01")],
        "2025-03-01",
        True,
    ),
    # nothing is open about the child any more
    ([(SAW, "2024-02-10"), (conference("review", "ends"), "2024-04-01")], "2024-05-01", False),
    ([(SAW, "2024-02-10"), (conference("review", "child_in_need"), "2024-04-01")], "2024-05-01", True),
]


@pytest.mark.parametrize(("entries", "now", "is_open"), ROWS)
def test_emotional_need_in_story_is_open_until_somebody_decides(
    entries: list[tuple[Any, str]], now: str, is_open: bool
) -> None:
    assert told(PLAN, *entries).levels(now, "A10") == (["amber"] if is_open else [])


def test_emotional_need_goes_to_social_worker_chair_and_health() -> None:
    (alert,) = told(PLAN, (SAW, "2024-02-10")).alerts("2024-03-01", "A10")
    assert (alert.to, alert.since) == (("sw", "chair", "health_0_19"), at("2024-02-10"))
    assert alert.explanation.what == (
        "On record of what Ash Vale has been through: witnessed violence; nobody has decided about emotional health"
    )


def test_no_physical_need_leaves_the_emotional_one_assumed() -> None:
    story = told(PLAN, (SAW, "2024-02-10"), (NONE_FOUND, "2024-02-20"))
    (alert,) = story.alerts("2024-03-01", "A10")
    assert alert.explanation.undermines == "No physical need found; emotional need assumed until reviewed."


def test_second_experience_before_a_decision_joins_the_first() -> None:
    story = told(PLAN, (SAW, "2024-02-10"), (incident("left_alone"), "2024-02-20"))
    (alert,) = story.alerts("2024-03-01", "A10")
    assert (len(alert.also), alert.since) == (1, at("2024-02-10"))


def test_decision_recorded_before_the_experience_was_known_does_not_settle_it() -> None:
    story = told(PLAN, (DECIDED, "2024-03-01"))
    story.tell(SAW, "2024-02-10", recorded="2024-04-01")
    assert story.levels("2024-04-02", "A10") == ["amber"]


def test_year_without_a_look_is_a_turning_point() -> None:
    case = told(PLAN, (SAW, "2024-02-10"), (DECIDED, "2024-02-20")).case("2024-03-01")
    assert at("2025-02-11T00:00") in turning_points(case, at("2024-03-01"), Calendar())


def test_what_nobody_has_decided_about_has_no_year_to_wait_for() -> None:
    case = told(PLAN, (SAW, "2024-02-10")).case("2024-03-01")
    assert at("2025-02-11T00:00") not in turning_points(case, at("2024-03-01"), Calendar())
