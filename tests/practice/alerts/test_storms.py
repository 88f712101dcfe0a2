"""M4: a storm of alerts comes together in digests, and no red one is lost in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.alerts.storms import Notice, Raised, told
from teamaround.practice.clocks.level import Level

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def raised(minute: float, level: Level = Level.AMBER, key: str = "") -> Raised:
    """An alert so many minutes after noon."""
    return Raised(key=key or f"{level}:{minute}", level=level, at=NOON + timedelta(minutes=minute))


def shape(notices: tuple[Notice, ...]) -> list[tuple[int, int, bool]]:
    """When each notice opens and closes, in minutes after noon, and whether it is a digest."""
    minute = timedelta(minutes=1)
    return [((n.opens - NOON) // minute, (n.closes - NOON) // minute, n.is_digest) for n in notices]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param([0, 10, 20, 30, 40], [(m, m, False) for m in (0, 10, 20, 30, 40)], id="five in an hour"),
        pytest.param(
            [0, 1, 2, 3, 4, 5, 64],
            [*((m, m, False) for m in range(5)), (5, 65, True)],
            id="the sixth opens a digest of an hour",
        ),
        pytest.param(
            [0, 1, 2, 3, 4, 5, 65],
            [*((m, m, False) for m in range(5)), (5, 65, True), (65, 185, True)],
            id="a storm that goes on gathers twice as long",
        ),
        pytest.param(
            [0, 1, 2, 3, 4, 5, 185],
            [*((m, m, False) for m in range(5)), (5, 65, True), (185, 185, False)],
            id="over after two quiet hours",
        ),
        pytest.param(
            [0, 15, 30, 45, 59, 60], [(m, m, False) for m in (0, 15, 30, 45, 59, 60)], id="an hour later"
        ),
    ],
)
def test_what_is_told_singly_and_what_in_a_digest(
    minutes: list[int], expected: list[tuple[int, int, bool]]
) -> None:
    assert shape(told(map(raised, minutes))) == expected


def test_a_red_alert_in_a_storm_is_told_on_its_own() -> None:
    storm = [raised(minute) for minute in range(30)]
    red = raised(17.5, Level.RED, key="red")
    alone = [notice for notice in told([*storm, red]) if "red" in notice.alerts]
    assert [(notice.alerts, notice.is_digest) for notice in alone] == [(("red",), False)]


def test_red_alerts_begin_no_storm() -> None:
    reds = [raised(minute, Level.RED) for minute in range(20)]
    assert not any(notice.is_digest for notice in told([*reds, raised(21)]))


def test_five_thousand_alerts_of_a_bad_day_are_at_most_twenty_notices_and_every_red_one() -> None:
    """Domain 8.1, M4. Reds are told besides, each by itself."""
    day = [
        raised(n * 24 * 60 / 5000, Level.RED if n % 125 == 0 else Level.AMBER, key=f"a{n}")
        for n in range(5000)
    ]
    notices = told(day)
    reds = {one.key for one in day if one.level is Level.RED}
    alone = {notice.alerts[0] for notice in notices if not notice.is_digest}
    assert len(reds) == 40
    assert reds <= alone
    assert len(notices) - len(reds) <= 20
    assert sorted(key for notice in notices for key in notice.alerts) == sorted(one.key for one in day)


@given(
    st.lists(
        st.tuples(st.integers(0, 5000), st.sampled_from([Level.RED, Level.AMBER, Level.BLUE])), max_size=80
    )
)
def test_every_alert_is_told_once_and_red_alone(rows: list[tuple[int, Level]]) -> None:
    day = [raised(minute, level, key=f"a{n}") for n, (minute, level) in enumerate(rows)]
    notices = told(day)
    assert sorted(key for notice in notices for key in notice.alerts) == sorted(one.key for one in day)
    in_digests = {key for notice in notices if notice.is_digest for key in notice.alerts}
    assert not in_digests & {one.key for one in day if one.level is Level.RED}
    assert told(reversed(day)) == notices
