"""Promise 1: whoever sends a record learns nothing of what came of it, whichever page they open."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import AMBULANCE_DESK, Scene

NOTHING_OF = ("Tarrant", "Nia", "Corrigan", "Shane", "Okafor", "Kittiwake", "protected address", "match")
ELSEWHERE = ("/desk", "/match-review", "/audit")


class TestSenderLearnsNothing:
    """Lewis Marsh works at the ambulance desk that sent the call."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.sender: Reader
        self.before: str

    def test_ambulance_desk_sees_the_same_page_before_and_after_its_call_has_matched(self) -> None:
        self.given_the_sender_has_read_their_page()
        self.when_their_call_has_matched()
        self.then_their_page_says_what_it_said_before()
        self.then_nothing_of_it_stands_on_any_page_that_is_theirs()
        self.then_every_other_page_is_not_there()

    def given_the_sender_has_read_their_page(self) -> None:
        self.sender = self.scene.reader(AMBULANCE_DESK)
        self.sender.sees("Your role opens no child’s page", "Nothing to do now")
        self.before = self._said()

    def when_their_call_has_matched(self) -> None:
        assert self.scene.call_comes().alerts

    def then_their_page_says_what_it_said_before(self) -> None:
        self.sender.goes_to("/my-work")
        assert self._said() == self.before

    def then_nothing_of_it_stands_on_any_page_that_is_theirs(self) -> None:
        for path in ("/my-work", "/children", "/my-work/tell"):
            self.sender.goes_to(path)
            said = self._said().replace("learns of no match", "")
            assert [word for word in NOTHING_OF if word.casefold() in said.casefold()] == []

    def then_every_other_page_is_not_there(self) -> None:
        for path in (*ELSEWHERE, self.scene.page_of_child):
            self.sender.goes_to(path)
            self.sender.sees_page_not_found()

    def _said(self) -> str:
        """The main part, without the time of day in the line under the title."""
        said = self.sender.page.locator("main").inner_text()
        return "\n".join(line for line in said.splitlines() if "Monday 23 November 2026" not in line)
