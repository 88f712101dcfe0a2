"""Opening a record in an emergency: an hour, one child, three a day, reviewed by somebody else (decision 24)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.service.access import actions, queries
from teamaround.service.access.gate import NotFound, permit
from teamaround.service.policy.words import Action, Purpose
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World

WHY = "Police at the door, mother says he is inside."


def _may_open(world: World, child: object, minutes: int) -> bool:
    try:
        permit(
            world.social_worker,
            Action.CHILD_OPEN,
            str(child),
            purpose=Purpose.PROTECT_CHILD,
            now=NOW + timedelta(minutes=minutes),
        )
    except NotFound:
        return False
    return True


@pytest.mark.parametrize(("minutes", "may"), [(0, True), (59, True), (60, False), (61, False)])
def test_emergency_opening_lasts_an_hour(world: World, minutes: int, may: bool) -> None:
    actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW)
    assert _may_open(world, CHILD, minutes) is may


def test_emergency_opening_is_of_one_child(world: World) -> None:
    actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW)
    assert not _may_open(world, OTHER_CHILD, 1)


def test_emergency_opening_needs_a_reason_in_words(world: World) -> None:
    with pytest.raises(actions.ReasonTooShort, match="20 characters"):
        actions.break_glass(CHILD, reason="urgent   ", by=world.social_worker, now=NOW)


def test_emergency_opening_fourth_in_a_day_is_refused_until_a_day_has_passed(world: World) -> None:
    for minutes in (0, 10, 20):
        opened = actions.break_glass(
            CHILD, reason=WHY, by=world.social_worker, now=NOW + timedelta(minutes=minutes)
        )
        actions.review(opened.pk, was_right=True, by=world.manager, now=NOW + timedelta(minutes=minutes))
    with pytest.raises(NotFound):
        actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW + timedelta(hours=23))
    assert actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW + timedelta(hours=25))


def test_emergency_opening_unreviewed_in_two_working_days_suspends_the_right(world: World) -> None:
    opened = actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW)
    assert opened.review_due.date().isoformat() == "2026-11-25"
    with pytest.raises(NotFound):
        actions.break_glass(OTHER_CHILD, reason=WHY, by=world.social_worker, now=NOW + timedelta(days=3))
    actions.review(opened.pk, was_right=False, by=world.manager, now=NOW + timedelta(days=3))
    assert actions.break_glass(OTHER_CHILD, reason=WHY, by=world.social_worker, now=NOW + timedelta(days=3))


def test_emergency_opening_is_reviewed_by_somebody_else_and_once(world: World) -> None:
    opened = actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW)
    with pytest.raises(actions.NotTheReviewer):
        actions.review(opened.pk, was_right=True, by=world.social_worker, now=NOW)
    assert [one.pk for one in queries.break_glass_to_review(now=NOW)] == [opened.pk]
    actions.review(opened.pk, was_right=True, by=world.manager, now=NOW)
    assert queries.break_glass_to_review(now=NOW) == ()
    with pytest.raises(actions.NotTheReviewer):
        actions.review(opened.pk, was_right=False, by=world.auditor, now=NOW)


def test_emergency_opening_never_passes_a_lockout(world: World) -> None:
    actions.lock_out(CHILD, agency="marlmouth-children", by=SYSTEM, now=NOW)
    with pytest.raises(NotFound):
        actions.break_glass(CHILD, reason=WHY, by=world.social_worker, now=NOW)
