"""Decision 16: what is in doubt is decided by a trained person first; nobody around the child hears of it before."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import SPOC, Scene


class TestMatcherDecides:
    """Somebody whose name and birth date nearly fit has rung."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_matcher_decides_blind_and_checks_the_answer(self) -> None:
        self.given_the_calls_have_come()
        self.when_a_matcher_opens_the_pair()
        self.then_they_see_neither_child_nor_sender()
        self.when_they_send_it_empty()
        self.then_the_fields_are_named()
        self.when_they_decide_that_it_is_not_the_same()
        self.then_they_check_their_answer_and_the_pair_is_gone()

    def given_the_calls_have_come(self) -> None:
        assert self.scene.call_comes().alerts

    def when_a_matcher_opens_the_pair(self) -> None:
        self.reader = self.scene.reader(SPOC)
        self.reader.goes_to("/match-review")
        self.reader.presses("Pair 1")

    def then_they_see_neither_child_nor_sender(self) -> None:
        self.reader.sees(
            "Are these two records the same person?", "How the evidence adds up", "Household gate"
        )
        self.reader.sees_nothing_of("Nia", "Tarrant", "North Coast", "Kittiwake", self.scene.child)

    def when_they_send_it_empty(self) -> None:
        self.reader.presses("Check your answer")

    def then_the_fields_are_named(self) -> None:
        self.reader.sees("There is a problem")

    def when_they_decide_that_it_is_not_the_same(self) -> None:
        self.reader.chooses("Not the same person")
        self.reader.chooses("A trace of the NHS number")
        self.reader.writes("Reason", "The trace gave two people.")
        self.reader.presses("Check your answer")

    def then_they_check_their_answer_and_the_pair_is_gone(self) -> None:
        self.reader.sees("Not the same person", "The trace gave two people.")
        self.reader.presses("Save this answer")
        self.reader.goes_to("/match-review")
        self.reader.sees_nothing_of("Pair 1")
