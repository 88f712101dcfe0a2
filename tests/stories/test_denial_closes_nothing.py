"""Promise 3: a denial is a statement. It closes no alert, and the refusal names the rule and shows the way on."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import SOCIAL_WORKER, Scene


class TestDenialClosesNothing:
    """The mother says that he is not there."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_social_worker_tries_to_close_the_alert_without_evidence(self) -> None:
        self.given_the_call_has_come()
        self.when_the_social_worker_opens_the_form_for_closing()
        self.when_they_press_close_without_evidence()
        self.then_it_is_refused_at_the_field()
        self.then_the_alert_is_still_there()

    def given_the_call_has_come(self) -> None:
        assert self.scene.call_comes().alerts

    def when_the_social_worker_opens_the_form_for_closing(self) -> None:
        self.reader = self.scene.reader(SOCIAL_WORKER)
        self.reader.goes_to(self.scene.page_of_child)
        self.reader.presses("Close")

    def when_they_press_close_without_evidence(self) -> None:
        self.reader.presses("Close this alert")

    def then_it_is_refused_at_the_field(self) -> None:
        self.reader.sees("There is a problem")
        assert self.reader.page.locator(".govuk-error-summary a").count() >= 1

    def then_the_alert_is_still_there(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)
        self.reader.sees("Shane Corrigan gave")
