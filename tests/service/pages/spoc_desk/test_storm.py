"""M4: what comes to the desk in a storm stands in one row; a red alert keeps its own."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from teamaround.practice.alerts.alert import Alert, Explanation
from teamaround.practice.clocks import Level
from teamaround.service.access import actions as access
from teamaround.service.policy.words import GrantKind
from teamaround.service.work import actions as work
from teamaround.service.work.values import Recipient
from tests.service.pages.spoc_desk.journey import Journey
from tests.service.world import CHILD, NOW, SYSTEM

AMBER = Alert(
    code="A16",
    level=Level.AMBER,
    child=str(CHILD),
    key="A16",
    about=(),
    to=("spoc",),
    since=NOW,
    level_since=NOW,
    entry_id="e1",
    explanation=Explanation(
        what="A number does not answer.",
        how_known="The record.",
        how_sure="Certain.",
        undermines="Nothing.",
        checks=("Ask.", "Ask again.", "Write it down."),
        does_not_mean="That anybody does wrong.",
    ),
)
TO_THE_DESK = Recipient(role="spoc", agency="marlmouth-hub")


def _raise(count: int, red: int = 0) -> None:
    """So many alerts, a minute apart, the last of them red."""
    levels = [Level.AMBER] * (count - red) + [Level.RED] * red
    alerts = [replace(AMBER, key=f"A16:{n}", level=level) for n, level in enumerate(levels)]
    changes = work.reconcile(str(CHILD), alerts=tuple(alerts), by=SYSTEM, now=NOW)
    for minute, change in enumerate(changes):
        at = NOW + timedelta(minutes=minute)
        work.deliver(change.alert.alert_id, recipients=(TO_THE_DESK,), by=SYSTEM, now=at)


def _queue(journey: Journey, path: str = "/desk") -> str:
    access.give(
        CHILD, kind=GrantKind.DUTY_DESK, agency="marlmouth-hub", by=SYSTEM, now=NOW - timedelta(days=1)
    )
    return journey.client(journey.world.spoc).get(path).content.decode()


def test_five_alerts_in_an_hour_stand_in_rows_of_their_own(journey: Journey) -> None:
    _raise(5)
    page = _queue(journey)
    assert page.count("Amber: ") == 5
    assert "alerts together" not in page


def test_a_storm_stands_in_one_row_with_the_earliest_time_and_a_way_to_all_of_it(journey: Journey) -> None:
    _raise(12)
    page = _queue(journey)
    assert "7 alerts together" in page
    assert "about one child" in page
    assert page.count("Amber: ") == 5
    whole = _queue(journey, "/desk?all=yes")
    assert "alerts together" not in whole
    assert whole.count("Amber: ") == 12


def test_a_red_alert_is_never_in_the_row_of_a_storm(journey: Journey) -> None:
    _raise(12, red=2)
    page = _queue(journey)
    assert page.count("Red: ") == 2
    assert "5 alerts together" in page
