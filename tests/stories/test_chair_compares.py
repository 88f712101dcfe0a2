"""Design idea 2: a chair asks what was known when the plan was continued, and compares it with today."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import CHAIR, Scene

LATER = ("Haven", "sessions completed", "NHS 111", "gave protected address A", "late three times")


class TestChairComparesTwoDates:
    """The review conference of October continued the plan. What did it not know?"""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader
        self.facts_today = 0

    def test_chair_goes_to_the_day_of_a_decision_and_back(self) -> None:
        self.given_the_chair_reads_who_knew_what_today()
        self.when_the_chair_goes_to_the_last_conference()
        self.then_nothing_learned_later_is_there()
        self.then_fewer_facts_are_counted_than_today()
        self.when_the_chair_looks_at_the_five_answers_of_that_day()
        self.then_the_page_says_that_it_is_an_earlier_day()
        self.when_the_chair_comes_back_to_now()
        self.then_the_call_is_there_again()

    def test_chair_types_a_date_that_is_none_and_keeps_it(self) -> None:
        self.given_the_chair_reads_who_knew_what_today()
        self.when_the_chair_asks_for("31/2/2026")
        self.then_the_mistake_is_named_and_what_was_typed_is_kept("31/2/2026")
        self.when_the_chair_asks_for("22/11/2026")
        self.then_nothing_of_the_call_is_there()

    def given_the_chair_reads_who_knew_what_today(self) -> None:
        assert self.scene.call_comes().alerts
        self.reader = self.scene.reader(CHAIR)
        self.reader.goes_to(f"{self.scene.page_of_child}/who-knew-what")
        self.reader.sees("gave protected address A", "Haven")
        self.facts_today = self._facts()

    def when_the_chair_goes_to_the_last_conference(self) -> None:
        last = self.reader.page.locator(".app-as-at__decisions a").last.inner_text()
        self.reader.presses(last.strip())

    def then_nothing_learned_later_is_there(self) -> None:
        self.reader.sees("Shown as it stood then", "Never reached the team")
        told = self.reader.page.locator("main").inner_text()
        assert [said for said in LATER[1:] if said in told] == []

    def then_fewer_facts_are_counted_than_today(self) -> None:
        assert 0 < self._facts() < self.facts_today

    def when_the_chair_looks_at_the_five_answers_of_that_day(self) -> None:
        where = self.reader.page.url.split("?")[1]
        self.reader.goes_to(f"{self.scene.page_of_child}?{where}")

    def then_the_page_says_that_it_is_an_earlier_day(self) -> None:
        self.reader.sees("Shown as it stood then", "Is anything urgent?", "What must happen next")
        self.reader.sees_nothing_of("gave protected address A", "Accept this alert")

    def when_the_chair_comes_back_to_now(self) -> None:
        self.reader.presses("Show now")

    def then_the_call_is_there_again(self) -> None:
        self.reader.sees("Shane Corrigan gave protected address A", "As at now")

    def when_the_chair_asks_for(self, day: str) -> None:
        self.reader.writes("Date, for example", day)
        self.reader.presses("Show")

    def then_the_mistake_is_named_and_what_was_typed_is_kept(self, day: str) -> None:
        self.reader.sees("This is the page as at now", "Enter a date like 11/5/2024")
        assert self.reader.page.get_by_label("Date, for example").input_value() == day

    def then_nothing_of_the_call_is_there(self) -> None:
        self.reader.sees("Shown as it stood then")
        self.reader.sees_nothing_of("gave protected address A")

    def _facts(self) -> int:
        return self.reader.page.locator("#table tbody tr").count()
