"""On the eighteenth birthday: what stands goes on until somebody closes it, and nothing new is raised of a child."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.record.facts.people import ChildDescribed
from tests.practice.telling import CHILD, family, sighting

ROWS = [
    # when he was at the home, when it is looked at, whether an alert stands; the birthday is 10 May 2024
    ("2024-05-09T23:59:59", "2024-05-09T23:59:59", True),
    ("2024-05-09T23:59:59", "2024-05-10T00:00", True),
    ("2024-05-10T00:00", "2024-05-10T00:00", False),
    ("2024-05-10T00:00:01", "2024-05-12", False),
]


@pytest.mark.parametrize(("seen", "now", "stands"), ROWS)
def test_alert_is_raised_until_the_birthday_and_stays(seen: str, now: str, stands: bool) -> None:
    story = family("violent")
    story.tell(ChildDescribed(child=CHILD, date_of_birth=date(2006, 5, 10)), "2024-02-01")
    story.tell(sighting(), seen)
    assert bool(story.alerts(now, "A03")) is stands
