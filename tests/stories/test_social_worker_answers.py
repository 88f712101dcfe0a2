"""Invariant 3: she reads the five answers, sees how sure a match is, is refused on a denial, and closes on a check."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import SOCIAL_WORKER, Scene

DENIAL = "she has not seen or heard from Shane"
ADDRESS = ("Kittiwake", "Harbour Terrace", "ZZ12 3HB")


class TestSocialWorkerAnswersTheAlert:
    """The call has come. The mother denied it in August; the landlord can be asked today."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_social_worker_reads_why_the_match_is_that_sure(self) -> None:
        self.given_the_social_worker_is_at_the_childs_page()
        self.then_the_five_questions_are_answered()
        self.when_they_ask_why_it_is_that_sure()
        self.then_each_field_is_compared_and_none_is_shown()

    def test_denial_is_refused_and_a_check_closes_the_alert(self) -> None:
        self.given_the_social_worker_is_at_the_childs_page()
        self.when_they_close_on_the_mothers_denial()
        self.then_the_rule_and_the_way_on_are_named()
        self.when_they_record_what_the_landlord_said()
        self.when_they_close_on_the_landlords_answer()
        self.then_the_alert_is_gone_from_what_is_urgent()

    def given_the_social_worker_is_at_the_childs_page(self) -> None:
        assert self.scene.call_comes().alerts
        self.reader = self.scene.reader(SOCIAL_WORKER)
        self.reader.goes_to(self.scene.page_of_child)

    def then_the_five_questions_are_answered(self) -> None:
        self.reader.sees("Is anything urgent?", "Shane Corrigan gave protected address A")
        self.reader.sees("What do we know?", "“Shane mended the tap.”")
        self.reader.sees("What don’t we know, and who might?", "Haven. Not asked yet")
        self.reader.sees("Whose word are we relying on?", "Contradicted")
        self.reader.sees("What must happen next, and by when?", "Accept 2 red alerts", "Check in another way")

    def when_they_ask_why_it_is_that_sure(self) -> None:
        self.reader.presses("Why we are this sure: address link")

    def then_each_field_is_compared_and_none_is_shown(self) -> None:
        self.reader.sees("Field by field: the record that arrived, and Shane Corrigan")
        self.reader.sees("Date of birth", "Very strong for", "One of the two does not give it")
        self.reader.sees_nothing_of(*ADDRESS, "1989", "07700")

    def when_they_close_on_the_mothers_denial(self) -> None:
        self.reader.presses("Close this alert")
        self.reader.chooses("It was checked and is explained")
        self.reader.chooses(DENIAL)
        self.reader.presses("Close this alert")

    def then_the_rule_and_the_way_on_are_named(self) -> None:
        self.reader.sees(
            "There is a problem", "A denial closes nothing", "This does not close it, and what would"
        )

    def when_they_record_what_the_landlord_said(self) -> None:
        self.reader.presses("Record a check")
        self.reader.chooses("Is Shane in touch with Leanne or Nia?")
        self.reader.chooses("The landlord")
        self.reader.chooses("Larkrise Homes")
        self.reader.chooses("An answer")
        self.reader.chooses("None of them")
        self.reader.writes("What was said or seen, in their words", "The tap was mended by our own plumber.")
        self.reader.presses("Record this check")
        self.reader.sees("Is anything urgent?")

    def when_they_close_on_the_landlords_answer(self) -> None:
        self.reader.presses("Close this alert")
        self.reader.chooses("It was checked and is explained")
        self.reader.chooses("The tap was mended by our own plumber.")
        self.reader.presses("Close this alert")

    def then_the_alert_is_gone_from_what_is_urgent(self) -> None:
        self.reader.sees("Is anything urgent?")
        headlines = self.reader.page.locator(".app-alert__headline").all_inner_texts()
        assert "Shane Corrigan gave protected address A as their address" not in headlines
        self.reader.goes_to(f"{self.scene.page_of_child}/everything-said")
        self.reader.sees("Alert closed")
