"""Somebody was called away: their session ends, they are told why, come back to where they were, and lose nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.stories.reader import Reader
from tests.stories.scene import SOCIAL_WORKER, Scene
from tests.stories.ways import Way

IDLE = timedelta(minutes=15, seconds=30)
ALMOST = timedelta(minutes=13, seconds=30)
WHY = "You were signed out because nothing happened for 15 minutes. What you had saved is kept."
FIELD = "What was said or seen, in their words"
SAID = "The tap was mended by our own plumber."


class TestSessionEndsByItself:
    """A social worker reads and writes, and the telephone rings."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_reader_is_told_why_and_comes_back_to_the_page(self) -> None:
        self.given_the_social_worker_is_at("/everything-said")
        self.when_nothing_happens_for(IDLE)
        self.when_they_ask_for_another_page()
        self.then_they_are_asked_to_sign_in_and_told_why()
        self.when_they_sign_in_again()
        self.then_they_are_at("/everything-said")

    def test_form_that_is_sent_too_late_is_sent_after_signing_in(self) -> None:
        self.given_the_social_worker_has_filled_in_a_check()
        self.when_nothing_happens_for(IDLE)
        self.reader.presses("Record this check")
        self.then_they_are_asked_to_sign_in_and_told_why()
        self.when_they_sign_in_again()
        self.then_what_they_had_written_is_shown_and_was_not_recorded()
        self.reader.presses("Send it now")
        self.then_it_is_on_the_record()

    def test_reader_is_asked_beforehand_and_stays(self) -> None:
        self.given_the_social_worker_is_at("/everything-said")
        self.when_nothing_happens_for(ALMOST)
        self.then_they_are_asked_whether_they_are_still_there()
        self.when_they_stay()
        self.when_nothing_happens_for(ALMOST)
        self.then_their_next_page_opens()

    def test_half_written_form_is_filled_again_after_signing_in(self) -> None:
        self.given_the_social_worker_has_filled_in_a_check()
        self.when_the_time_is_over_before_it_is_sent()
        self.then_they_are_asked_to_sign_in_and_told_why()
        self.when_they_sign_in_again()
        self.then_the_form_is_as_they_left_it()

    def given_the_social_worker_is_at(self, part: str) -> None:
        assert self.scene.call_comes().alerts
        self.reader = self.scene.visitor()
        self.reader.page.clock.install()
        self.reader.signs_in(SOCIAL_WORKER)
        self.reader.goes_to(f"{self.scene.page_of_child}{part}")

    def given_the_social_worker_has_filled_in_a_check(self) -> None:
        self.given_the_social_worker_is_at("")
        self.reader.presses("Record a check")
        self.reader.chooses("Is Shane in touch with Leanne or Nia?")
        self.reader.chooses("The landlord")
        self.reader.chooses("Larkrise Homes")
        self.reader.chooses("An answer")
        self.reader.chooses("None of them")
        self.reader.writes(FIELD, SAID)

    def when_nothing_happens_for(self, span: timedelta) -> None:
        """Elsewhere, so that the window itself does not notice; where it does, its own clock is moved."""
        self.scene.time_passes(span)
        if span < IDLE and self._has_script:
            self.reader.page.clock.fast_forward(int(span.total_seconds() * 1000))

    def when_they_ask_for_another_page(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)

    def when_they_sign_in_again(self) -> None:
        self.reader.signs_in(SOCIAL_WORKER)

    def when_they_stay(self) -> None:
        """The button has the focus already. Without script reading on is the way to stay."""
        if not self._has_script:
            self.then_their_next_page_opens()
            return
        with self.reader.page.expect_response("**/still-here") as told:
            self.reader.page.keyboard.press("Enter")
        assert told.value.status == 204
        expect(self.reader.page.get_by_role("dialog")).to_be_hidden()

    def when_the_time_is_over_before_it_is_sent(self) -> None:
        """Without script nobody can know what is half written: it is kept when it is sent."""
        self.scene.time_passes(IDLE)
        if not self._has_script:
            self.reader.presses("Record this check")
            return
        with self.reader.page.expect_navigation(wait_until="load"):
            self.reader.page.clock.fast_forward(int(IDLE.total_seconds() * 1000))

    def then_they_are_asked_to_sign_in_and_told_why(self) -> None:
        assert self.reader.path == "/sign-in"
        self.reader.sees(WHY)
        self.reader.sees_nothing_of("Tarrant", SAID, self.scene.child)

    def then_they_are_at(self, part: str) -> None:
        assert self.reader.path == f"{self.scene.page_of_child}{part}"
        self.reader.sees("Nia Rose Tarrant")

    def then_they_are_asked_whether_they_are_still_there(self) -> None:
        if not self._has_script:
            self.reader.sees("You are signed out when nothing happens for 15 minutes.")
            return
        asked = self.reader.page.get_by_role("dialog", name="Are you still there?")
        expect(asked).to_contain_text("You will be signed out in 2 minutes")
        expect(asked.get_by_role("button", name="Stay signed in")).to_be_focused()
        self.reader.examines()

    def then_their_next_page_opens(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)
        self.reader.sees("Is anything urgent?")

    def then_what_they_had_written_is_shown_and_was_not_recorded(self) -> None:
        self.reader.sees("What you had written", SAID, "Nothing was recorded yet")

    def then_it_is_on_the_record(self) -> None:
        self.reader.goes_to(f"{self.scene.page_of_child}/everything-said")
        self.reader.sees(SAID)

    def then_the_form_is_as_they_left_it(self) -> None:
        if not self._has_script:
            self.then_what_they_had_written_is_shown_and_was_not_recorded()
            return
        self.reader.sees("What you had written is here again. It has not been sent.")
        expect(self.reader.page.get_by_label(FIELD).first).to_have_value(SAID)
        expect(self.reader.page.get_by_label("The landlord").first).to_be_checked()
        self.reader.examines()

    @property
    def _has_script(self) -> bool:
        return self.scene.way is not Way.WITHOUT_SCRIPT
