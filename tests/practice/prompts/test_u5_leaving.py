"""U5: the departure record, and what brings a service back, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Told
from teamaround.practice.record.facts.family import FactShared
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.front_door import EmotionalHealthDecided, ReferralReceived
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.facts.meetings import AgencyJoined, AgencyLeft, DepartureAnswered
from teamaround.practice.record.words import AgencyKind, Harm, Indicator
from tests.practice.prompts.asking import asked
from tests.practice.telling import DIRECTORY, Story, at, conference, family

PLAN = (conference(core_group=("csc", "school", "tide", "health")), "2024-02-01")


def left(agency: str = "tide", *brings_back: str, **more: Any) -> tuple[Any, str]:
    told = {"reason": "Tests were negative", "brings_back": tuple(map(Indicator, brings_back)), **more}
    return AgencyLeft(agency=agency, **told), "2024-04-12"


def sign(*named: str) -> Incident:
    return Incident(indicators=tuple(map(Indicator, named)))


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


SATURDAY = "2024-04-20T21:15"
RE_ENTRY = [
    # what was told beside the plan, whether the service is to be told
    ([left("tide", "drugs", "alcohol")], False),
    ([left("tide", "drugs", "alcohol"), (sign("alcohol"), SATURDAY)], True),
    ([left("tide", "drugs", "alcohol"), (sign("housing"), SATURDAY)], False),
    ([left("tide", "drugs"), (sign("alcohol"), SATURDAY)], False),
    ([left("tide", "alcohol"), (ConcernReported(indicators=(Indicator.ALCOHOL,)), SATURDAY)], True),
    ([left("tide", "alcohol"), (ReferralReceived(indicators=(Indicator.ALCOHOL,)), SATURDAY)], True),
    ([left("tide", "alcohol"), (sign("alcohol"), "2024-04-11")], False),  # while it was there
    (
        [left("tide", "alcohol"), (sign("alcohol"), SATURDAY), (AgencyJoined(agency="tide"), "2024-04-21")],
        False,
    ),
    (
        [
            left("tide", "alcohol"),
            (sign("alcohol"), SATURDAY),
            (FactShared(entry="e99", agency="tide"), "2024-04-21"),
        ],
        False,
    ),
    (
        [
            left("tide", "alcohol"),
            (sign("alcohol"), SATURDAY),
            (InformationRequested(request="r", agency="tide"), "2024-04-21"),
        ],
        False,
    ),
    (
        [
            left("tide", "alcohol"),
            (FactShared(entry="e99", agency="tide"), "2024-04-15"),
            (sign("alcohol"), SATURDAY),
        ],
        True,
    ),
    (
        [left("tide", "alcohol"), (sign("alcohol"), SATURDAY), (conference("review", "ends"), "2024-04-21")],
        False,
    ),
]


@pytest.mark.parametrize(("entries", "is_asked"), RE_ENTRY)
def test_service_that_left_is_told_of_what_would_bring_it_back(
    entries: list[tuple[Any, str]], is_asked: bool
) -> None:
    assert len(asked(told(PLAN, *entries), "2024-04-22", "U5-re-entry")) == is_asked


def test_service_is_told_by_the_next_working_day_once_however_many_signs() -> None:
    story = told(
        PLAN, left("tide", "alcohol"), (sign("alcohol"), SATURDAY), (sign("alcohol", "drugs"), SATURDAY)
    )
    (task,) = asked(story, "2024-04-21", "U5-re-entry")
    assert (task.to, task.about, task.due) == (("sw",), ("tide",), at("2024-04-22T23:59:59"))
    assert task.what == "TIDE left and has not been told of a new sign: alcohol"


def test_service_that_was_told_when_it_was_recorded_is_not_told_again() -> None:
    story = told(PLAN, left("tide", "alcohol"))
    story.tell(sign("alcohol"), SATURDAY)
    entry = story.entries[-1]
    knew = Told(agency="tide", at=at(SATURDAY))
    story.entries[-1] = type(entry)(
        **{**{f: getattr(entry, f) for f in entry.__struct_fields__}, "told": (knew,)}
    )
    assert asked(story, "2024-04-22", "U5-re-entry") == []


@pytest.mark.parametrize(
    ("kind", "named", "is_asked"),
    [
        (AgencyKind.SUBSTANCE_SERVICE, "alcohol", True),
        (AgencyKind.SUBSTANCE_SERVICE, "housing", False),
        (AgencyKind.CAMHS, "self_harm", True),
        (AgencyKind.OTHER, "alcohol", False),
    ],
)
def test_record_that_names_nothing_falls_back_on_what_the_service_is_for(
    kind: AgencyKind, named: str, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DIRECTORY, "tide", Agency(agency="tide", kind=kind))
    story = told(PLAN, left("tide"), (sign(named), SATURDAY))
    assert len(asked(story, "2024-04-22", "U5-re-entry")) == is_asked


WHOLE = {"covers": "c", "does_not_cover": "d", "gap_holder": "school"}
ORDEAL = (Incident(harms=(Harm.LEFT_ALONE,)), "2024-03-01")
LED, AGAIN = {**WHOLE, "emotional_lead": "camhs"}, "that emotional health is looked at again by 11 July 2024"
RECORDS = [
    # what was told beside the plan, what the record does not say
    ([left("health", "alcohol", **WHOLE)], ""),
    (
        [left("health")],
        "what its evidence covers, what its evidence does not cover, who holds the gap and what would bring it back",
    ),
    ([left("health", "alcohol", **{**WHOLE, "reason": ""})], "why it left"),
    ([ORDEAL, left("health", "alcohol", **WHOLE)], f"who leads on emotional health and {AGAIN}"),
    ([ORDEAL, left("health", "alcohol", **WHOLE, emotional_lead="camhs")], AGAIN),
    ([ORDEAL, left("health", "alcohol", **LED, emotional_review_on=date(2024, 7, 12))], AGAIN),
    ([ORDEAL, left("health", "alcohol", **LED, emotional_review_on=date(2024, 7, 11))], ""),
    ([ORDEAL, (EmotionalHealthDecided(lead="camhs"), "2024-03-02"), left("health", "alcohol", **WHOLE)], ""),
    ([ORDEAL, left("tide", "alcohol", **WHOLE)], ""),  # not theirs to answer
    ([left("health"), (DepartureAnswered(agency="health", accepted=False), "2024-04-15")], ""),
    ([left("health"), (AgencyJoined(agency="health"), "2024-04-15")], ""),
    ([left("health"), (conference("review", "ends"), "2024-04-15")], ""),
]


@pytest.mark.parametrize(("entries", "missing"), RECORDS)
def test_departure_record_says_what_it_lacks(
    entries: list[tuple[Any, str]], missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DIRECTORY, "health", Agency(agency="health", kind=AgencyKind.HEALTH_0_19))
    found = [one.what for one in asked(told(PLAN, *entries), "2024-04-22", "U5_departure")]
    assert found == ([f"The record of why health left does not say {missing}"] if missing else [])
