"""Decision 21: a desk that is rung about a child finds it by exact details, for a task, and it is written down."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.service.access import actions as access
from teamaround.service.accounts.queries import actor_by_id
from teamaround.service.audit.actions import SystemActor
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.policy.finding import terms
from teamaround.service.workflows.child_looked_for import Search, child_looked_for
from tests.stories.reader import Reader
from tests.stories.scene import (
    AUDITOR,
    NIGHT_DUTY,
    OTHER_SPOC,
    SCHOOL_LEAD,
    SOCIAL_WORKER,
    SPOC,
    Scene,
)

PAGE = "/find-a-child"
SAID = "Nia was not in school today and nobody has rung."
CALL, SCHOOL = "Somebody rings about this child", "Sandholme Primary"
NOBODY_ANSWERS = (
    "No open plan here answers to that. That does not mean that the child is safe or unknown to others."
)
THE_FILE = ("Is anything urgent", "What don", "Whose word", "Dale Corrigan")
TYPED = ("Nia Rose", "Tarrant", "Noah")


class TestDeskFindsAChild:
    """A school rings; the child is on no list of the desk's yet."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader
        self.answered: str
        child = child_unscoped(scene.child)
        assert child is not None
        assert child.date_of_birth is not None
        self.name, self.born = child.name, child.date_of_birth

    def test_desk_that_is_rung_reads_the_plan_card_and_the_team_reads_that_it_looked(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.when_they_look_for(self.name.upper().replace(" ROSE", ""), self.born)
        self.then_they_read_the_plan_card_and_not_the_file()
        self.then_no_name_stands_in_the_address()
        self.then_the_social_worker_reads_why_and_on_whose_call()

    def test_what_was_said_is_passed_on_to_the_team_while_the_plan_card_is_open(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.when_they_look_for(self.name, self.born)
        self.when_they_tell_the_team_what_the_school_said()
        self.then_the_social_worker_is_asked_to_read_it()

    def test_night_duty_finds_children_of_every_council_it_serves(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(NIGHT_DUTY)
        self.when_they_look_for(self.name, self.born)
        self.then_they_read_the_plan_card_and_not_the_file()

    def test_what_is_missing_is_said_at_its_field_and_nothing_is_looked_for(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.when_they_look_for_a_name_alone()
        self.then_the_date_of_birth_is_asked_for()
        self.when_they_look_for_a_part_of_a_number()
        self.then_the_whole_number_is_asked_for()
        self.then_the_audit_has_no_search()

    def test_absent_child_other_councils_child_and_hidden_child_have_one_answer(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.when_they_look_for("Noah Nobody", self.born)
        self.then_no_open_plan_answers_and_they_read_whom_to_ring()
        self.given_the_desk_is_locked_out_of_the_case()
        self.when_they_look_for(self.name, self.born)
        self.then_the_answer_is_the_same()
        self.given_somebody_at_the_page_who_was_rung_by_the_school(
            OTHER_SPOC, asked_by="A member of the public"
        )
        self.when_they_look_for(self.name, self.born)
        self.then_they_are_told(NOBODY_ANSWERS)

    def test_social_worker_and_school_have_no_such_page(self) -> None:
        for persona in (SOCIAL_WORKER, SCHOOL_LEAD):
            self.when_signed_in_as(persona)
            self.then_there_is_no_such_page()

    def test_who_looks_too_often_is_refused_until_a_time_and_the_auditor_sees_it(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.given_they_have_looked_as_often_as_they_may()
        self.when_they_look_for(self.name, self.born)
        self.then_they_are_told("You can look again at 11:15am", "call 999", "Nothing was looked for")
        self.when_they_come_back_in_another_window_and_look()
        self.then_they_are_told("You can look again at 11:15am")
        self.then_the_auditor_reads_who_looked_too_often_and_for_nobody_by_name()

    def given_somebody_at_the_page_who_was_rung_by_the_school(
        self, persona: str, asked_by: str = SCHOOL
    ) -> None:
        self.reader = self.scene.reader(persona)
        self.reader.presses("Find a child")
        self._says_why(asked_by)

    def given_the_desk_is_locked_out_of_the_case(self) -> None:
        access.lock_out(
            self.scene.child,
            user_id=self.scene.account(SPOC),
            by=SystemActor(purpose="test"),
            now=self.scene.now,
        )

    def given_they_have_looked_as_often_as_they_may(self) -> None:
        actor = actor_by_id(self.scene.account(SPOC))
        for _ in range(terms().most_searches):
            search = Search(wanted=Wanted(case_reference="none"), task="call", caller="public")
            child_looked_for(search, by=actor, now=self.scene.now)

    def when_signed_in_as(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)

    def when_they_look_for(self, name: str, born: date) -> None:
        self._writes(name, born)
        self.reader.presses("Find this child")

    def when_they_look_for_a_name_alone(self) -> None:
        self._writes(self.name, None)
        self.reader.presses("Find this child")

    def when_they_look_for_a_part_of_a_number(self) -> None:
        self._writes("", None)
        self.reader.writes("NHS number", "999 123")
        self.reader.presses("Find this child")

    def when_they_tell_the_team_what_the_school_said(self) -> None:
        self.reader.sees("You found this child by exact details", "open to you until 11:1")
        self.reader.presses("Tell the team something about Nia")
        self.reader.chooses("What I saw, heard or know")
        self.reader.writes("In their words, or yours", SAID)
        self.reader.presses("Check your answer")
        self.reader.presses("Tell the team")

    def when_they_come_back_in_another_window_and_look(self) -> None:
        self.given_somebody_at_the_page_who_was_rung_by_the_school(SPOC)
        self.when_they_look_for(self.name, self.born)

    def then_they_read_the_plan_card_and_not_the_file(self) -> None:
        self.reader.sees("Plan card", self.name, "Child protection", SCHOOL, "Daniel Okafor", "01632 960150")
        self.reader.sees_nothing_of(*THE_FILE)

    def then_the_social_worker_is_asked_to_read_it(self) -> None:
        self.scene.reader(SOCIAL_WORKER).sees("Nia Rose Tarrant", "read")
        worker = self.scene.readers[-1]
        worker.goes_to(f"{self.scene.page_of_child}/everything-said")
        worker.sees(SAID)

    def then_no_name_stands_in_the_address(self) -> None:
        assert self.reader.path == self.scene.page_of_child
        assert [word for word in TYPED if word.casefold() in self.reader.page.url.casefold()] == []

    def then_the_social_worker_reads_why_and_on_whose_call(self) -> None:
        worker = self.scene.reader(SOCIAL_WORKER)
        worker.goes_to(f"{self.scene.page_of_child}/who-has-looked")
        worker.sees("Amara Osei", "looked for a child by exact details", f"{CALL}. Who asked: {SCHOOL}")

    def then_the_date_of_birth_is_asked_for(self) -> None:
        self.then_they_are_told("There is a problem", "Write the date of birth as well")

    def then_the_whole_number_is_asked_for(self) -> None:
        self.then_they_are_told("There is a problem", "An NHS number has 10 digits")

    def then_the_audit_has_no_search(self) -> None:
        auditor = self.scene.reader(AUDITOR)
        auditor.presses("Searches for a child by exact details")
        auditor.sees("Nobody has looked for a child by exact details")

    def then_no_open_plan_answers_and_they_read_whom_to_ring(self) -> None:
        self.then_they_are_told(NOBODY_ANSWERS, "01632 960102", "01632 960105", "call 999")
        assert self.reader.path == PAGE
        self.answered = self._answer()

    def then_the_answer_is_the_same(self) -> None:
        assert self._answer() == self.answered
        assert self.reader.path == PAGE

    def then_they_are_told(self, *words: str) -> None:
        self.reader.sees(*words)

    def then_there_is_no_such_page(self) -> None:
        self.reader.sees_nothing_of("Find a child")
        self.reader.goes_to(PAGE)
        self.reader.sees_page_not_found()

    def then_the_auditor_reads_who_looked_too_often_and_for_nobody_by_name(self) -> None:
        auditor = self.scene.reader(AUDITOR)
        auditor.presses("Searches for a child by exact details")
        auditor.sees("Over the limit: Amara Osei, 2 refused", "Refused: too many searches", CALL, SCHOOL)
        auditor.sees_nothing_of(*TYPED, self.scene.child)

    def _says_why(self, asked_by: str) -> None:
        self.reader.chooses(CALL)
        self.reader.picks("Who asks?", asked_by)

    def _writes(self, name: str, born: date | None) -> None:
        self.reader.writes("Full name", name)
        for part in ("day", "month", "year"):
            self.reader.writes(part.capitalize(), str(getattr(born, part)) if born else "")

    def _answer(self) -> str:
        return self.reader.page.get_by_role("status").inner_text()
