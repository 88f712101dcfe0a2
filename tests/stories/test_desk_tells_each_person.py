"""Recommendation 9: the desk checks whom to tell and what each may know, accepts, and follows it until they have it."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import POLICE, SCHOOL_LEAD, SOCIAL_WORKER, SPOC, Scene

PATH = "/desk"
CHILD = "Nia Rose Tarrant"
EXACT_WORDS = (
    "There is a red alert about a child you work with. Please open it in Team Around now and accept it."
)
WORDS_FOR_THE_SCHOOL = (
    "Please speak to the child's social worker before the child goes home. I may not say more."
)


class TestDeskTellsEachPerson:
    """The call has come; nobody has been spoken to yet."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.desk: Reader
        self.alert: str

    def test_desk_checks_accepts_and_sees_how_far_it_has_come_with_each(self) -> None:
        self.given_the_call_has_come_and_the_desk_has_opened_it()
        self.when_the_desk_checks_whom_to_tell()
        self.then_each_person_has_a_number_what_they_may_know_and_the_words()
        self.when_the_desk_accepts()
        self.then_it_is_theirs_and_nobody_else_has_accepted()
        self.when_the_desk_has_spoken_to_the_social_worker()
        self.then_the_list_says_so()
        self.when_social_worker_police_and_school_have_answered()
        self.then_the_desk_reads_who_has_it()

    def given_the_call_has_come_and_the_desk_has_opened_it(self) -> None:
        assert self.scene.call_comes().alerts
        self.desk = self.scene.reader(SPOC)
        self.desk.presses(CHILD)
        self.alert = self.desk.path
        self.desk.sees("Tell: nobody has accepted yet", "Triage by")

    def when_the_desk_checks_whom_to_tell(self) -> None:
        self.desk.presses("Accept and tell")

    def then_each_person_has_a_number_what_they_may_know_and_the_words(self) -> None:
        self.desk.sees("Check before you tell", "Daniel Okafor, social worker", "01632 960150", EXACT_WORDS)
        self.desk.sees(
            "The whole alert and the child's file", "The whole alert and the plan card. Not the file"
        )
        self.desk.sees("Sandholme Primary", WORDS_FOR_THE_SCHOOL, "Not what, not who, not where")
        self.desk.sees("The sender learns nothing of this")

    def when_the_desk_accepts(self) -> None:
        self.desk.presses("Accept and tell")

    def then_it_is_theirs_and_nobody_else_has_accepted(self) -> None:
        self.desk.sees(
            "You have accepted this", "Tell: nobody has accepted yet", "Do not tell Leanne Marie yet"
        )

    def when_the_desk_has_spoken_to_the_social_worker(self) -> None:
        self.desk.presses("Spoken to", about="Daniel Okafor, social worker")

    def then_the_list_says_so(self) -> None:
        self.desk.sees("Noted that you spoke to them", "Spoken to 10:1")

    def when_social_worker_police_and_school_have_answered(self) -> None:
        for persona in (SOCIAL_WORKER, POLICE):
            reader = self.scene.reader(persona)
            for _ in range(2):  # the address, and the condition
                reader.presses("Accept this alert")
        self.scene.reader(SCHOOL_LEAD).presses("I have seen this")

    def then_the_desk_reads_who_has_it(self) -> None:
        self.desk.goes_to(self.alert)
        self.desk.sees("Tell: everybody has accepted", "Seen 10:1")
        for who in ("Daniel Okafor, social worker", "Sandshire Police"):
            assert "Accepted 10:1" in self.desk.page.locator(".app-tell li", has_text=who).inner_text()
