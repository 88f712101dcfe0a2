"""Clock C46: a red alert that nobody accepts within the hour climbs to the next person up, on their page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import MANAGER, SOCIAL_WORKER, SPOC, Scene

ALERT = "Shane Corrigan gave protected address A as their address"


class TestNobodyAccepts:
    """An hour goes by."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.manager: Reader

    def test_red_alert_climbs_to_the_manager_and_the_desk_reads_that_it_is_late(self) -> None:
        self.given_the_call_has_come_and_the_manager_has_nothing()
        self.when_an_hour_has_passed_and_nobody_has_accepted()
        self.then_the_manager_has_the_alert()
        self.then_the_desk_reads_that_it_is_late_and_that_the_manager_has_it()

    def test_alert_that_was_accepted_does_not_climb(self) -> None:
        self.given_the_call_has_come_and_the_manager_has_nothing()
        self.given_the_social_worker_and_the_desk_have_accepted_everything()
        self.when_an_hour_has_passed_and_nobody_has_accepted()
        self.then_the_manager_still_has_nothing_of_it()

    def given_the_call_has_come_and_the_manager_has_nothing(self) -> None:
        assert self.scene.call_comes().alerts
        self.manager = self.scene.reader(MANAGER)
        self.manager.sees_nothing_of("Corrigan")

    def given_the_social_worker_and_the_desk_have_accepted_everything(self) -> None:
        worker, desk = self.scene.reader(SOCIAL_WORKER), self.scene.reader(SPOC)
        for _ in range(2):  # the address, and the condition
            worker.presses("Accept this alert")
            desk.goes_to("/desk")
            desk.presses("Nia Rose Tarrant")
            desk.presses("Accept and tell")
            desk.presses("Accept and tell")

    def when_an_hour_has_passed_and_nobody_has_accepted(self) -> None:
        self.scene.time_passes(timedelta(minutes=61))
        self.manager.signs_in(MANAGER)  # the clock has signed her out
        self.scene.worker_looks_round()

    def then_the_manager_has_the_alert(self) -> None:
        self.manager.goes_to("/my-work")
        self.manager.sees(ALERT, "Accept this alert", "nobody accepted it in time")

    def then_the_desk_reads_that_it_is_late_and_that_the_manager_has_it(self) -> None:
        desk = self.scene.reader(SPOC)
        desk.sees("late", "Susan Whitlock, team manager")

    def then_the_manager_still_has_nothing_of_it(self) -> None:
        self.manager.goes_to("/my-work")
        self.manager.sees("Nothing to do now")
        self.manager.sees_nothing_of("Corrigan")
