"""Promise 5: who is no part of the team, and who was locked out of a case, is told that there is no such page."""

from __future__ import annotations

import pytest

from teamaround.service.access import actions as access
from teamaround.service.audit.actions import SystemActor
from tests.stories.reader import Reader
from tests.stories.scene import SOCIAL_WORKER, STRANGER, Scene

NOBODY = "/children/00000000-0000-4000-8000-000000000000"


class TestOutsiderAsksForAChild:
    """Access follows a relationship to the case; there is no other way in."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_worker_of_another_service_asks_for_the_child_and_finds_no_such_page(self) -> None:
        self.given_the_call_has_come()
        self.when_signed_in_as(STRANGER)
        self.then_the_child_is_not_found()

    def test_worker_locked_out_of_the_case_finds_no_such_page(self) -> None:
        self.given_the_call_has_come()
        self.given_the_worker_is_locked_out()
        self.when_signed_in_as(SOCIAL_WORKER)
        self.then_the_child_is_not_found()
        self.then_their_own_work_says_nothing_of_the_child()

    def given_the_call_has_come(self) -> None:
        assert self.scene.call_comes().alerts

    def given_the_worker_is_locked_out(self) -> None:
        access.lock_out(
            self.scene.child,
            user_id=self.scene.account(SOCIAL_WORKER),
            by=SystemActor(purpose="test"),
            now=self.scene.now,
        )

    def when_signed_in_as(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)

    def then_the_child_is_not_found(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)
        self.reader.sees_page_not_found()
        refused = self.reader.page.locator("main").inner_html()
        self.reader.goes_to(NOBODY)
        self.reader.sees_page_not_found()
        assert self.reader.page.locator("main").inner_html() == refused

    def then_their_own_work_says_nothing_of_the_child(self) -> None:
        self.reader.goes_to("/")
        self.reader.sees_nothing_of("Nia", "Tarrant", "Corrigan", self.scene.child)
