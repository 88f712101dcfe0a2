"""How a safeguard stands: lapse, release, recall, move, expiry and what a check found, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.controls.checking import Intervals
from teamaround.practice.controls.standing import IN_WORDS, ControlState, standing
from teamaround.practice.record.facts.controls import (
    CheckResult,
    ControlChecked,
    ControlEnded,
    ControlVaried,
    MovedArea,
    Released,
    TakenIntoCustody,
)
from tests.practice.telling import MOTHER, PARTNER, Story, at, control, family

INTERVALS = Intervals(14, 7, 4)
OWNED = {"owner": "probation", "check_method": "weekly call"}
MADE = (control(**OWNED), "2024-04-01")


def check(result: str = "held", by: str = "probation") -> ControlChecked:
    return ControlChecked(control="K1", by=by, result=CheckResult(result))


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


ROWS = [
    # what was told, as at, state, since
    ([MADE], "2024-04-10", "not_checked", "2024-04-01"),
    ([(control(), "2024-04-01")], "2024-04-10", "unowned", "2024-04-01"),
    ([(control(owner="probation"), "2024-04-01")], "2024-04-10", "unowned", "2024-04-01"),
    ([MADE, (check(), "2024-04-08")], "2024-04-10", "held", "2024-04-08"),
    ([MADE, (check("not_confirmed"), "2024-04-08")], "2024-04-10", "not_confirmed", "2024-04-08"),
    (
        [MADE, (check(by=MOTHER), "2024-04-08")],
        "2024-04-10",
        "held",
        "2024-04-08",
    ),  # she is not protected here
    ([MADE, (check(by=PARTNER), "2024-04-08")], "2024-04-10", "not_checked", "2024-04-01"),
    (
        [MADE, (check(), "2024-04-08"), (check("breached"), "2024-04-09")],
        "2024-04-10",
        "breached",
        "2024-04-09",
    ),
    ([MADE, (check("breached"), "2024-04-08"), (check(), "2024-04-09")], "2024-04-10", "held", "2024-04-09"),
    # lapse
    ([MADE, (check(), "2024-04-08")], "2024-04-22T23:59:59", "held", "2024-04-08"),
    ([MADE, (check(), "2024-04-08")], "2024-04-23T00:00", "lapsed", "2024-04-22T23:59:59"),
    ([MADE, (check("not_confirmed"), "2024-04-08")], "2024-04-16", "lapsed", "2024-04-15T23:59:59"),
    # release, recall, move
    (
        [MADE, (check(), "2024-04-08"), (Released(person=PARTNER), "2024-04-09")],
        "2024-04-10",
        "unsettled",
        "2024-04-09",
    ),
    (
        [MADE, (Released(person=PARTNER), "2024-04-09"), (check(), "2024-04-10")],
        "2024-04-11",
        "held",
        "2024-04-10",
    ),
    (
        [MADE, (check(), "2024-04-08"), (TakenIntoCustody(person=PARTNER, recall=True), "2024-04-09")],
        "2024-04-10",
        "unsettled",
        "2024-04-09",
    ),
    (
        [MADE, (check(), "2024-04-08"), (MovedArea(person=PARTNER), "2024-04-09")],
        "2024-04-10",
        "unsettled",
        "2024-04-09",
    ),
    (
        [MADE, (check(), "2024-04-08"), (Released(person="another"), "2024-04-09")],
        "2024-04-10",
        "held",
        "2024-04-08",
    ),
    # the week after a release
    (
        [MADE, (Released(person=PARTNER), "2024-04-09"), (check(), "2024-04-10")],
        "2024-04-23T23:59:59",
        "held",
        "2024-04-10",
    ),
    (
        [MADE, (Released(person=PARTNER), "2024-04-09"), (check(), "2024-04-10")],
        "2024-04-24",
        "lapsed",
        "2024-04-23T23:59:59",
    ),
    # begun, expired, ended
    ([(control(**OWNED, since=date(2024, 4, 15)), "2024-04-01")], "2024-04-10", "not_begun", "2024-04-01"),
    ([(control(**OWNED, since=date(2024, 4, 15)), "2024-04-01")], "2024-04-15", "not_checked", "2024-04-01"),
    (
        [(control(**OWNED, until=date(2024, 4, 9)), "2024-04-01")],
        "2024-04-09T23:00",
        "not_checked",
        "2024-04-01",
    ),
    (
        [(control(**OWNED, until=date(2024, 4, 9)), "2024-04-01")],
        "2024-04-10",
        "expired",
        "2024-04-09T23:59:59",
    ),
    (
        [
            (control(**OWNED, until=date(2024, 4, 9)), "2024-04-01"),
            (ControlVaried(control="K1", until=date(2024, 6, 1)), "2024-04-08"),
        ],
        "2024-04-10",
        "not_checked",
        "2024-04-01",
    ),
    (
        [MADE, (check(), "2024-04-08"), (ControlEnded(control="K1"), "2024-04-09")],
        "2024-04-10",
        "ended",
        "2024-04-09",
    ),
    (
        [MADE, (check("breached"), "2024-04-08"), (ControlEnded(control="K1"), "2024-04-09")],
        "2024-04-10",
        "ended",
        "2024-04-09",
    ),
]


@pytest.mark.parametrize(("entries", "now", "state", "since"), ROWS)
def test_safeguard_in_story_stands_as_the_record_says(
    entries: list[tuple[Any, str]], now: str, state: str, since: str
) -> None:
    case = told(*entries).case(now)
    found = standing(case, case.controls["K1"], at(now), INTERVALS)
    assert (str(found.state), found.since) == (state, at(since))


def test_every_state_has_words_that_say_no_more_than_was_seen() -> None:
    assert set(IN_WORDS) == set(ControlState)
    assert not any(word in words for words in IN_WORDS.values() for word in ("safe", "fail", "comply"))
