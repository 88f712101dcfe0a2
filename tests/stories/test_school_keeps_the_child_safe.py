"""Decision 16: the school is told at once that there is something, and whom to ask; never what, who or where."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import SCHOOL_LEAD, SPOC, Scene

NOTICE = "Nia Rose Tarrant, Year 3: speak to the social worker before Nia goes home"
CALL = ("Corrigan", "Shane", "NHS 111", "North Coast", "medication")
ADDRESS = ("Kittiwake", "Harbour Terrace", "ZZ12 3HB", "protected address A as")
CONDITIONS = ("licence", "no contact", "Fenbridge", "probation")


class TestSchoolKeepsTheChildSafe:
    """Between two lessons."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.lead: Reader

    def test_school_lead_says_that_she_has_seen_it_and_then_that_she_has_spoken(self) -> None:
        self.given_the_call_has_come()
        self.when_the_school_lead_opens_her_work()
        self.then_she_reads_whom_to_ring_and_by_when_and_not_why()
        self.when_she_has_seen_it()
        self.then_the_talk_is_still_to_do_and_the_desk_reads_that_she_has_seen_it()
        self.when_she_has_spoken_to_the_social_worker()
        self.then_nothing_is_left_to_do()

    def test_school_lead_learns_no_more_by_opening_the_childs_page(self) -> None:
        self.given_the_call_has_come()
        self.when_the_school_lead_opens_her_work()
        self.when_she_opens_the_childs_page()
        self.then_neither_call_nor_address_is_there()

    def given_the_call_has_come(self) -> None:
        assert self.scene.call_comes().alerts

    def when_the_school_lead_opens_her_work(self) -> None:
        self.lead = self.scene.reader(SCHOOL_LEAD)

    def then_she_reads_whom_to_ring_and_by_when_and_not_why(self) -> None:
        self.lead.sees("Red notice", NOTICE, "Daniel Okafor", "01632 960150", "Today, before 3:15pm")
        self.lead.sees("We cannot say more here")
        self.lead.sees_nothing_of(*CALL, *ADDRESS, *CONDITIONS)

    def when_she_has_seen_it(self) -> None:
        self.lead.presses("I have seen this")

    def then_the_talk_is_still_to_do_and_the_desk_reads_that_she_has_seen_it(self) -> None:
        self.lead.sees("Still to do: the talk", "Noted that you have seen it")
        self.lead.sees_nothing_of(*CALL, *ADDRESS, *CONDITIONS)
        desk = self.scene.reader(SPOC)
        desk.presses("Nia Rose Tarrant")
        desk.sees("Sandholme Primary", "Seen 10:1")

    def when_she_has_spoken_to_the_social_worker(self) -> None:
        self.lead.presses("I have spoken to Daniel")

    def then_nothing_is_left_to_do(self) -> None:
        self.lead.sees("Noted that you have spoken", "Nothing to do now")
        self.lead.sees_nothing_of("Red notice", *CALL, *ADDRESS, *CONDITIONS)

    def when_she_opens_the_childs_page(self) -> None:
        self.lead.goes_to(self.scene.page_of_child)

    def then_neither_call_nor_address_is_there(self) -> None:
        self.lead.sees("Nia Rose Tarrant")
        self.lead.sees_nothing_of("NHS 111", "North Coast", "medication", "gave protected", *ADDRESS)
