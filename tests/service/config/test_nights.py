"""The worker's clock: a duty that fails stops neither the others nor the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine

from teamaround.service.config.commands import nights

LONDON = ZoneInfo("Europe/London")
EVENING = datetime(2026, 11, 23, 1, 0, tzinfo=LONDON)
NIGHT = datetime(2026, 11, 23, 2, 0, tzinfo=LONDON)
NEXT_NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=LONDON)


class Rounds:
    """Lets the worker go round at these times, then says stop."""

    def __init__(self, *times: datetime) -> None:
        self.times = list(times)
        self.moved: time_machine.travel | None = None

    def wait(self, timeout: float, /) -> bool:
        if self.moved:
            self.moved.stop()
            self.moved = None
        if not self.times:
            return True
        self.moved = time_machine.travel(self.times.pop(0), tick=False)
        self.moved.start()
        return False


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What the worker did, in order. What is in `failing` fails after it was begun."""
    told: list[str] = []
    failing = {"late"}

    def duty(name: str) -> object:
        def begun(*, now: datetime) -> None:
            told.append(name)
            if name in failing:
                failing.discard(name)
                raise LookupError("a secret")

        return begun

    with patch.multiple(nights, ROUND=(duty("late"), duty("kept")), nightly=duty("night")):
        yield told


def test_late_alerts_are_looked_at_every_round_though_the_look_failed_once(done: list[str]) -> None:
    nights.keep_nights(Rounds(EVENING, EVENING), every=10)
    assert done == ["late", "kept", "late", "kept"]


def test_night_is_run_once_when_its_hour_has_come_and_again_the_next(done: list[str]) -> None:
    nights.keep_nights(Rounds(EVENING, NIGHT, NIGHT, NEXT_NIGHT), every=10)
    assert [one for one in done if one == "night"] == ["night", "night"]
    assert done[:5] == ["late", "kept", "late", "kept", "night"]


def test_night_that_failed_is_run_again_in_the_next_round(done: list[str]) -> None:
    failures = [True, False]

    def failing_night(*, now: datetime) -> None:
        done.append("night")
        if failures.pop(0):
            raise LookupError("a secret")

    with patch.object(nights, "nightly", failing_night):
        nights.keep_nights(Rounds(NIGHT, NIGHT, NIGHT), every=10)
    assert done.count("night") == 2


def test_round_looks_at_what_fell_due_before_it_asks_the_next_person_up() -> None:
    names = [getattr(duty, "__name__", "") for duty in nights.ROUND]
    assert names[:2] == ["looked_again", "alerts_escalated"]
    assert "kept_contacts_matched_again" in names
