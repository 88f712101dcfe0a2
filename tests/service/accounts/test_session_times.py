"""When a session is over by itself: literal rows."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from teamaround.service.policy.session_times import SessionEnd, ended, session_times
from tests.service.world import NOW

TIMES = msgspec.structs.replace(
    session_times(), idle_minutes=15, longest_minutes=480, warned_minutes=2, cookie_minutes=1440
)


@pytest.mark.parametrize(
    ("began", "seen", "why"),
    [
        # minutes ago
        (0, 0, None),
        (14.99, 14.99, None),
        (15, 15, SessionEnd.IDLE),
        (479.99, 0, None),
        (480, 0, SessionEnd.LONGEST),
        (480, 14.99, SessionEnd.LONGEST),
        (900, 900, SessionEnd.LONGEST),
    ],
)
def test_session_ends(began: float, seen: float, why: SessionEnd | None) -> None:
    ago = (NOW - timedelta(minutes=minutes) for minutes in (began, seen))
    assert ended(*ago, NOW, TIMES) is why


def test_table_keeps_what_was_promised() -> None:
    times = session_times()
    assert (times.idle_minutes, times.longest_minutes) == (15, 480)  # assurance T5
    assert 0 < times.warned_minutes < times.idle_minutes  # and more than the 20 seconds of WCAG 2.2.1
    assert times.cookie_minutes > times.longest_minutes  # else nobody could be told why
