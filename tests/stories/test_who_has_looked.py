"""Everyone who looks is written down before the page is shown, and the team can read it."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import MANAGER, POLICE, SOCIAL_WORKER, Scene


class TestWhoHasLooked:
    """The manager asks who has read the child's record."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_manager_reads_who_looked_and_why(self) -> None:
        self.given_the_social_worker_has_looked_at_the_map()
        self.when_somebody_asks_who_has_looked(MANAGER)
        self.then_the_reading_is_there_with_its_reason()

    def test_police_are_not_shown_who_else_looked(self) -> None:
        self.given_the_social_worker_has_looked_at_the_map()
        self.when_somebody_asks_who_has_looked(POLICE)
        self.then_there_is_no_such_page()

    def given_the_social_worker_has_looked_at_the_map(self) -> None:
        self.scene.call_comes()
        reader = self.scene.reader(SOCIAL_WORKER)
        reader.goes_to(f"{self.scene.page_of_child}/people-and-places")
        reader.sees("Leanne", "Shane", "Address A")

    def when_somebody_asks_who_has_looked(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)
        self.reader.goes_to(f"{self.scene.page_of_child}/who-has-looked")

    def then_the_reading_is_there_with_its_reason(self) -> None:
        self.reader.sees("Who has looked", "Daniel Okafor", "looked at the map of people and places")
        self.reader.sees("to protect the child")

    def then_there_is_no_such_page(self) -> None:
        self.reader.sees_page_not_found()
        self.reader.sees_nothing_of("Daniel Okafor", "Tarrant")
