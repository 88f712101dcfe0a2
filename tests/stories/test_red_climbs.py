"""Alerts that nobody accepts climb: after an hour a red one is the team manager's (C46)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.service.demo.loading.call import call_arrives
from teamaround.service.workflows.time_passed import alerts_escalated
from tests.stories.reader import Reader
from tests.stories.scene import MANAGER, SOCIAL_WORKER, Scene

OVER_AN_HOUR = timedelta(minutes=75)


class TestUnacceptedRedClimbs:
    """The call came over an hour ago, and nobody has said "I have this"."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_manager_finds_it_in_her_work_and_accepts_it(self) -> None:
        self.given_the_call_came_over_an_hour_ago()
        self.given_nobody_accepted_in_time()
        self.when_signed_in_as(MANAGER)
        self.then_it_waits_for_her()
        self.when_she_opens_the_childs_page()
        self.then_she_reads_that_it_is_late()
        self.when_she_accepts_it()
        self.then_the_social_worker_sees_who_has_it()

    def given_the_call_came_over_an_hour_ago(self) -> None:
        came = call_arrives(
            self.scene.loaded.partnership, self.scene.child, now=self.scene.now - OVER_AN_HOUR
        )
        assert came.alerts

    def given_nobody_accepted_in_time(self) -> None:
        assert alerts_escalated(now=self.scene.now)

    def when_signed_in_as(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)

    def then_it_waits_for_her(self) -> None:
        self.reader.goes_to("/my-work")
        self.reader.sees("Nia Rose Tarrant", "Shane Corrigan gave protected address A")

    def when_she_opens_the_childs_page(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)

    def then_she_reads_that_it_is_late(self) -> None:
        self.reader.sees("Red alert: address link", "Not accepted. Was due", "Accept 2 red alerts")

    def when_she_accepts_it(self) -> None:
        self.reader.presses("Accept this alert")
        self.reader.sees("Accepted")

    def then_the_social_worker_sees_who_has_it(self) -> None:
        self.reader = self.scene.reader(SOCIAL_WORKER)
        self.reader.goes_to(f"{self.scene.page_of_child}/everything-said")
        self.reader.sees("(Shane Corrigan, protected address A) was accepted", "written by Susan Whitlock")
