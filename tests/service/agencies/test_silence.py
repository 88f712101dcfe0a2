"""When a feed is silent and when it is stopped (decision 20), row by row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from teamaround.service.agencies import actions, queries
from teamaround.service.agencies.silence import Heard, longest_quiet, silent_for, stops_at, usual_gap_after
from tests.service.world import NOW, SYSTEM, World

LAST = datetime(2026, 11, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("usual_gap", "quiet", "silent"),
    [
        (None, 6 * HOUR, False),
        (None, 6 * HOUR + timedelta(seconds=1), True),
        (HOUR, 2 * HOUR, False),
        (HOUR, 2 * HOUR + timedelta(seconds=1), True),
        (24 * HOUR, 47 * HOUR, False),
        (24 * HOUR, 49 * HOUR, True),
    ],
)
def test_feed_is_silent_after_twice_its_usual_gap(
    usual_gap: timedelta | None, quiet: timedelta, silent: bool
) -> None:
    heard = Heard(first_heard=LAST, last_heard=LAST, usual_gap=usual_gap)
    assert silent_for(heard, LAST + quiet) == (quiet if silent else None)


def test_feed_never_heard_has_no_silence() -> None:
    assert silent_for(Heard(), LAST) is None


@pytest.mark.parametrize(
    ("hour_median", "p99", "limit"), [(10, 100, 100), (100, 100, 300), (0, 100, 0), (40, 50, 150)]
)
def test_feed_stops_at_the_lower_of_two_limits(hour_median: float, p99: float, limit: float) -> None:
    assert stops_at(hour_median=hour_median, p99_of_28_days=p99) == limit


def test_usual_gap_is_unknown_for_a_fortnight_and_then_moves_slowly() -> None:
    young = Heard(first_heard=LAST, last_heard=LAST + timedelta(days=13))
    assert usual_gap_after(young, LAST + timedelta(days=13, hours=23)) is None
    old = Heard(first_heard=LAST, last_heard=LAST + timedelta(days=20))
    assert usual_gap_after(old, LAST + timedelta(days=20, hours=1)) == HOUR
    known = Heard(first_heard=LAST, last_heard=LAST + timedelta(days=20), usual_gap=HOUR)
    assert usual_gap_after(known, LAST + timedelta(days=20, hours=17)) == 2 * HOUR


def test_feed_heard_is_shown_with_its_silence(world: World) -> None:
    actions.feed_heard("marl-ambulance", format="itk_cda", by=SYSTEM, now=NOW)
    (state,) = queries.feed_states(NOW + timedelta(hours=7))
    assert (state.agency_name, state.silent_for, state.should_be_heard_within) == (
        "Marl Ambulance Service",
        timedelta(hours=7),
        longest_quiet(Heard()),
    )


def test_front_door_is_the_one_of_the_day(world: World) -> None:
    opens = NOW.date()
    for phone, day in (("01632 960001", opens), ("01632 960002", opens + timedelta(days=10))):
        actions.open_front_door(
            council="marlmouth", name="Children's Hub", phone=phone, opens=day, by=SYSTEM, now=NOW
        )
    found = [queries.front_door("marlmouth", opens + timedelta(days=days)) for days in (-1, 0, 9, 10)]
    assert [door and door.phone for door in found] == [None, "01632 960001", "01632 960001", "01632 960002"]
