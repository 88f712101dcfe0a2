"""What a trained person cannot tell is no "no": a second one looks, then the manager of their desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import (
    DESK_MANAGER,
    MANAGER,
    MATCHER,
    SECOND_MATCHER,
    SOCIAL_WORKER,
    SPOC,
    Scene,
)

REASON = "Nothing else was given to tell them apart."


class TestSecondOpinion:
    """A name and a birth date nearly fit, from nowhere."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_two_matchers_cannot_tell_and_the_manager_of_the_desk_decides(self) -> None:
        self.given_a_pair_waits()
        self.when_a_matcher_cannot_tell(MATCHER)
        self.then_they_read("A second matcher looks")
        self.when_a_matcher_cannot_tell(SECOND_MATCHER)
        self.then_they_read("so the desk’s manager decides")
        self.then_nobody_around_the_child_sees_a_pair()
        self.when_the_manager_of_the_desk_decides_that_it_is_the_same()
        self.then_the_sighting_is_with_the_desk()

    def test_second_matcher_is_not_shown_what_the_first_thought_and_decides(self) -> None:
        self.given_a_pair_waits()
        self.when_a_matcher_cannot_tell(MATCHER)
        self.when_somebody_opens_the_pair(SECOND_MATCHER)
        self.then_they_read("Another matcher could not tell; you are not shown why")
        self.reader.sees_nothing_of(REASON, "Joan Petrie", "Tarrant", "North Coast")
        self.when_they_answer("Not the same person")
        self.then_they_read("Saved: not the same person. Nobody is told")
        self.then_the_desk_knows_of_no_pair()

    def test_pair_that_nobody_decides_in_time_comes_to_the_manager_of_the_desk(self) -> None:
        self.given_a_pair_waits()
        self.scene.time_passes(timedelta(days=2))
        self.scene.worker_looks_round()
        self.reader = self.scene.reader(DESK_MANAGER)
        self.then_they_read("Nobody has decided in time whether two records are one person")

    def given_a_pair_waits(self) -> None:
        assert self.scene.call_comes().alerts

    def when_a_matcher_cannot_tell(self, persona: str) -> None:
        self.when_somebody_opens_the_pair(persona)
        self.when_they_answer("Cannot tell")

    def when_somebody_opens_the_pair(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)
        self.reader.goes_to("/match-review")
        self.reader.presses("Pair 1")

    def when_they_answer(self, answer: str, second: str = "Nothing else could be looked at") -> None:
        self.reader.chooses(answer)
        self.reader.chooses(second)
        self.reader.writes("Reason", REASON)
        self.reader.presses("Check your answer")
        self.reader.sees(answer, REASON)
        self.reader.presses("Save this answer")

    def when_the_manager_of_the_desk_decides_that_it_is_the_same(self) -> None:
        self.reader = self.scene.reader(DESK_MANAGER)
        self.reader.sees("Two matchers could not tell whether two records are one person")
        self.reader.presses("Compare the two")
        self.reader.sees("You decide")
        self.reader.sees_nothing_of(REASON, "Tarrant", "North Coast")
        assert self.reader.page.get_by_role("radio").count() == 2
        self.when_they_answer("The same person", "A trace of the NHS number")

    def then_they_read(self, *words: str) -> None:
        self.reader.sees(*words)

    def then_nobody_around_the_child_sees_a_pair(self) -> None:
        for persona in (SOCIAL_WORKER, MANAGER):
            reader = self.scene.reader(persona)
            reader.sees_nothing_of("Two matchers", "match review")
            reader.goes_to("/match-review")
            reader.sees_page_not_found()

    def then_the_sighting_is_with_the_desk(self) -> None:
        self.then_they_read("Saved: the same person")
        desk = self.scene.reader(SPOC)
        desk.sees("No possible match waits")

    def then_the_desk_knows_of_no_pair(self) -> None:
        desk = self.scene.reader(SPOC)
        desk.sees("No possible match waits")
