"""C48, C53 and C54: contact lists, requests to see what is held, and breaches of personal data; row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.family import AccessAnswered, AccessRequested
from teamaround.practice.record.facts.rights import (
    AccessExtended,
    BreachAnswered,
    BreachFound,
    BreachRiskChecked,
    ContactLeft,
    ContactVerified,
)
from teamaround.practice.record.words import YesNoUnknown
from tests.practice.clocks.counting import clocks, shown
from tests.practice.telling import MOTHER, PARTNER, family

LISTED = ContactVerified(agency="school", role="dsl")
LEFT = ContactLeft(agency="school", role="dsl")
ASKED = AccessRequested(by=MOTHER)
LONGER = AccessExtended(by=MOTHER, reason="Twelve years of papers")
FOUND = BreachFound(breach="b", what="A letter to the wrong door")
ROWS: list[tuple[str, list[tuple[Any, str]], str, list[tuple[str, str]]]] = [
    ("C48", [(LISTED, "2023-05-15")], "2024-01-10", [("2024-05-14T23:59", "running")]),
    ("C48", [(LISTED, "2023-05-15")], "2024-05-15", [("2024-05-14T23:59", "breached")]),
    (
        "C48",
        [(LISTED, "2023-05-15"), (LISTED, "2024-05-01")],
        "2024-05-15",
        [("2024-05-14T23:59", "met"), ("2025-05-01T23:59", "running")],
    ),
    (
        "C48",
        [(LISTED, "2024-01-15"), (LEFT, "2024-05-01")],
        "2024-05-02",
        [("2024-05-01T23:59", "breached"), ("2025-01-14T23:59", "ceased")],
    ),
    (
        "C48",
        [(LEFT, "2024-05-01T09:00"), (LISTED, "2024-05-01T12:00")],
        "2024-05-02",
        [("2024-05-01T23:59", "met"), ("2025-05-01T23:59", "running")],
    ),
    ("C53", [(ASKED, "2024-05-15")], "2024-05-16", [("2024-06-15T23:59", "running")]),
    ("C53", [(ASKED, "2024-01-31")], "2024-02-01", [("2024-02-29T23:59", "running")]),
    (
        "C53",
        [(ASKED, "2024-05-15"), (AccessAnswered(by=PARTNER), "2024-05-20")],
        "2024-06-16",
        [("2024-06-15T23:59", "breached")],
    ),
    (
        "C53",
        [(ASKED, "2024-05-15"), (AccessAnswered(by=MOTHER), "2024-06-14")],
        "2024-06-16",
        [("2024-06-15T23:59", "met")],
    ),
    ("C53", [(ASKED, "2024-05-15"), (LONGER, "2024-06-01")], "2024-06-16", [("2024-08-15T23:59", "running")]),
    (
        "C53",
        [(ASKED, "2024-05-15"), (AccessExtended(by=MOTHER), "2024-06-01")],
        "2024-06-16",
        [("2024-06-15T23:59", "breached")],
    ),
    (
        "C53",
        [(ASKED, "2024-05-15"), (LONGER, "2024-06-20")],
        "2024-06-21",
        [("2024-06-15T23:59", "breached")],
    ),
    (
        "C54",
        [(FOUND, "2024-03-30T23:00")],
        "2024-03-31T12:00",
        [("2024-03-31T00:00", "breached"), ("2024-04-03T00:00", "running")],
    ),
    (
        "C54",
        [
            (FOUND, "2024-05-11T20:00"),
            (BreachRiskChecked(breach="b", risk_to_life=YesNoUnknown.NO), "2024-05-11T20:40"),
            (BreachAnswered(breach="b", reported=True), "2024-05-12T10:00"),
        ],
        "2024-05-20",
        [("2024-05-11T21:00", "met"), ("2024-05-14T20:00", "met")],
    ),
    (
        "C54",
        [
            (FOUND, "2024-05-11T20:00"),
            (BreachRiskChecked(breach="b", risk_to_life=YesNoUnknown.UNKNOWN), "2024-05-11T20:40"),
            (BreachAnswered(breach="b", reported=False), "2024-05-12T10:00"),
        ],
        "2024-05-20",
        [("2024-05-11T21:00", "breached"), ("2024-05-14T20:00", "breached")],
    ),
]


@pytest.mark.parametrize(("code", "told", "now", "expected"), ROWS)
def test_clock_of_rights(
    code: str, told: list[tuple[Any, str]], now: str, expected: list[tuple[str, str]]
) -> None:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    assert shown(clocks(story, now, code)) == expected


def test_breach_that_is_late_is_red_to_head_of_service_and_partnership() -> None:
    story = family()
    story.tell(FOUND, "2024-05-11T20:00")
    found = clocks(story, "2024-05-12", "C54")
    assert [(str(one.level), one.told) for one in found if one.level] == [
        ("red", ("service_manager", "partnership"))
    ]
