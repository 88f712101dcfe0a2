"""Design idea 2: what would the team have known on an earlier day? No later fact leaks into an earlier view."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import SOCIAL_WORKER, Scene

YESTERDAY = "as_at=2026-11-22T10:00"


class TestWhoKnewWhatWhen:
    """The call came this morning; yesterday nobody knew of it."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_social_worker_looks_at_the_day_before_the_call(self) -> None:
        self.given_the_call_has_come()
        self.when_the_social_worker_asks_who_knew_what("")
        self.then_they_read("Who knew what, when", "gave protected address A", "Never reached the team")
        self.when_the_social_worker_asks_who_knew_what(f"?{YESTERDAY}")
        self.then_they_read("Who knew what, when", "Never reached the team")
        self.then_nothing_is_known_of_the_call()

    def given_the_call_has_come(self) -> None:
        assert self.scene.call_comes().alerts
        self.reader = self.scene.reader(SOCIAL_WORKER)

    def when_the_social_worker_asks_who_knew_what(self, query: str) -> None:
        self.reader.goes_to(f"{self.scene.page_of_child}/who-knew-what{query}")

    def then_they_read(self, *words: str) -> None:
        self.reader.sees(*words)

    def then_nothing_is_known_of_the_call(self) -> None:
        self.reader.sees_nothing_of("gave protected address A", "NHS 111</")
