"""Recommendation 9, invariant 7: an officer who is told sees what helps her act tonight, and nothing else."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import POLICE, Scene

NOT_HERS = ("who-knew-what", "people-and-places", "who-has-looked")
FILE = ("I count the tiles", "mended the tap", "Haven", "Quayside", "What do we know?", "Ruth Adeyemi")
ADDRESS = ("Kittiwake", "Harbour Terrace", "ZZ12 3HB")


class TestPoliceAreTold:
    """The call has come, and the police are among those it was brought to."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_officer_reads_the_alert_and_accepts_and_finds_no_other_page(self) -> None:
        self.given_an_officer_is_at_the_childs_page()
        self.then_she_reads_what_was_observed_and_what_to_check()
        self.then_the_file_is_not_shown()
        self.when_she_asks_why_it_is_that_sure()
        self.then_she_reads_how_it_compared_and_not_what_was_said()
        self.when_she_accepts_it()
        self.then_it_is_hers()
        self.then_the_other_pages_are_not_there()

    def given_an_officer_is_at_the_childs_page(self) -> None:
        assert self.scene.call_comes().alerts
        self.reader = self.scene.reader(POLICE)
        self.reader.goes_to(self.scene.page_of_child)

    def then_she_reads_what_was_observed_and_what_to_check(self) -> None:
        self.reader.sees("Shane Corrigan gave protected address A", "Check next", "What it does not mean")
        self.reader.sees("Plan card", "Daniel Okafor", "01632 960150")

    def then_the_file_is_not_shown(self) -> None:
        self.reader.sees_nothing_of(*FILE, *ADDRESS)

    def when_she_asks_why_it_is_that_sure(self) -> None:
        self.reader.presses("Why we are this sure: address link")

    def then_she_reads_how_it_compared_and_not_what_was_said(self) -> None:
        self.reader.sees("Where this comes from", "North Coast Ambulance", "Date of birth", "Very strong for")
        self.reader.sees_nothing_of("What was said", "Who has been told", *FILE, *ADDRESS)

    def when_she_accepts_it(self) -> None:
        self.reader.goes_to(self.scene.page_of_child)
        self.reader.presses("Accept this alert")

    def then_it_is_hers(self) -> None:
        self.reader.sees("Accepted")

    def then_the_other_pages_are_not_there(self) -> None:
        for page in NOT_HERS:
            self.reader.goes_to(f"{self.scene.page_of_child}/{page}")
            self.reader.sees_page_not_found()
