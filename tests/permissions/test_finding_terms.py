"""How often somebody may look for a child by exact details, and that only the desks may (decision 21)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from teamaround.practice.record.roles import Role
from teamaround.service.policy.finding import free_again, terms
from teamaround.service.policy.tables import grant_kinds, roles
from teamaround.service.policy.words import Action, Field, GrantKind

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_only_the_desks_find_a_child() -> None:
    assert {role for role, row in roles().items() if Action.CHILD_FIND in row.may} == {
        Role.SPOC,
        Role.HUB,
        Role.EDT,
    }


def test_what_is_found_shows_the_plan_card_and_whom_to_ring() -> None:
    row = grant_kinds()[GrantKind.ENQUIRY]
    assert row.fields == {Field.PLAN_CARD, Field.CONTACT_DIRECTORY, Field.DANGERS}
    assert row.covers == {Action.CHILD_OPEN, Action.ENTRY_RECORD}


def test_terms_are_those_of_the_source() -> None:
    assert (terms().most_searches, terms().within_minutes, terms().open_minutes) == (30, 60, 60)
    assert "assurance.md 1, C4" in terms().source


@pytest.mark.parametrize(
    ("minutes_ago", "free_in"),
    [
        ([], None),
        (range(29), None),
        (range(30), 31),  # the oldest of thirty is twenty-nine minutes ago
        (range(10, 40), 21),
        ([1] * 30, 59),
        ([60] * 30, None),  # an hour ago counts no more
        ([59] * 30, 1),
        ([59, *[1] * 30], 59),  # of thirty-one the second oldest decides
        ([*[1] * 29, -5], None),  # what is still to come does not count
    ],
)
def test_limit_holds_until_the_oldest_that_counts_is_an_hour_ago(
    minutes_ago: list[int], free_in: int | None
) -> None:
    free = free_again([NOW - ago * MINUTE for ago in minutes_ago], NOW)
    assert free == (None if free_in is None else NOW + free_in * MINUTE)
