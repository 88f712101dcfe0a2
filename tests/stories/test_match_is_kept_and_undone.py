"""M6 and decision 16: what a matcher decides is kept, undone cleanly, and corrected with everybody who was told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.service.audit.actions import SystemActor
from teamaround.service.workflows.contacts_received import contacts_received
from tests.stories.reader import Reader
from tests.stories.scene import DESK_MANAGER, MATCHER, PARTNERSHIP, SOCIAL_WORKER, SPOC, STRANGER, Scene

SENDER = "nca-111"
AT_HER_HOME = PlaceAsWritten(
    address="Flat 3, Kittiwake House, 21 Harbour Terrace, Calder Sands", postcode="ZZ12 3HB"
)
SOMEBODY = Description(family_name="Corrigan", given_names="S")
REASON = "The trace gave one answer."
FOUND = "The trace was of another man with that initial."


class TestMatchIsKeptAndUndone:
    """Somebody with his surname and initial rings, and gives the child's home as theirs."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_matcher_reads_the_waterfall_and_the_same_details_are_not_asked_again(self) -> None:
        self.given_a_record_in_doubt("in-doubt-1")
        self.when_a_matcher_opens_the_pair()
        self.then_the_picture_and_the_table_say_where_it_starts_and_where_the_lines_are()
        self.when_they_answer("Not the same person")
        self.given_a_record_in_doubt("in-doubt-2")
        self.then_nothing_waits_and_the_decision_is_shown_with_its_end()

    def test_manager_undoes_a_wrong_same_and_everybody_told_sees_the_correction(self) -> None:
        self.given_a_record_in_doubt("in-doubt-1")
        self.when_a_matcher_opens_the_pair()
        self.when_they_answer("The same person")
        self.then_the_social_worker_has_an_alert()
        self.when_the_manager_of_the_desk_undoes_it()
        self.then_somebody_who_was_told_reads_the_correction(SOCIAL_WORKER)
        self.then_somebody_who_was_told_reads_the_correction(SPOC)

    def test_lead_reads_how_model_and_matchers_agree_and_nobody_else_does(self) -> None:
        self.given_a_record_in_doubt("in-doubt-1")
        self.when_a_matcher_opens_the_pair()
        self.when_they_answer("Not the same person")
        self.then_the_lead_reads_numbers_that_lead_to_decisions()
        self.then_the_partnership_reads_numbers_that_lead_nowhere()
        self.then_an_outsider_finds_no_page()

    def given_a_record_in_doubt(self, number: str) -> None:
        arrived = Contact(
            agency=SENDER,
            source_id=number,
            kind=ContactKind.CALL_111,
            occurred_at=self.scene.now - timedelta(minutes=5),
            person=SOMEBODY,
            home=AT_HER_HOME,
        )
        by = SystemActor(purpose="contact_received", agency=SENDER)
        assert contacts_received([arrived], agency=SENDER, by=by, now=self.scene.now)

    def when_a_matcher_opens_the_pair(self) -> None:
        self.reader = self.scene.reader(MATCHER)
        self.reader.goes_to("/match-review")
        self.reader.presses("Pair 1")

    def then_the_picture_and_the_table_say_where_it_starts_and_where_the_lines_are(self) -> None:
        self.reader.sees("Before comparing", "review from", "strong from", "Together:", "Side by side")
        self.reader.sees_nothing_of("Tarrant", "Kittiwake", "Harbour", "ZZ12", SENDER, self.scene.child)

    def when_they_answer(self, answer: str) -> None:
        self.reader.chooses(answer)
        self.reader.chooses("A trace of the NHS number")
        self.reader.writes("Reason", REASON)
        self.reader.presses("Check your answer")
        self.reader.presses("Save this answer")

    def then_nothing_waits_and_the_decision_is_shown_with_its_end(self) -> None:
        self.reader.goes_to("/match-review")
        self.reader.sees("Nothing waits to be compared")
        self.reader.presses("All decisions, until when they hold")
        self.reader.sees("Not the same person", REASON, "A trace of the NHS number", "Until")

    def then_the_social_worker_has_an_alert(self) -> None:
        self.scene.reader(SOCIAL_WORKER).sees("gave", "as")

    def when_the_manager_of_the_desk_undoes_it(self) -> None:
        self.reader = self.scene.reader(DESK_MANAGER)
        self.reader.presses("Decisions of your desk")
        self.reader.presses("Undo")
        self.reader.presses("Undo the decision")
        self.reader.sees("There is a problem")
        self.reader.chooses("It was put to the wrong person")
        self.reader.writes("What was found", FOUND)
        self.reader.presses("Undo the decision")
        self.reader.sees("Undone. Entries taken back: 1", "It was put to the wrong person")
        self.reader.sees_nothing_of("Tarrant", "Kittiwake", SENDER, self.scene.child)

    def then_somebody_who_was_told_reads_the_correction(self, persona: str) -> None:
        reader = self.scene.reader(persona)
        reader.sees("a sighting is taken back", "This is not a sign of safety")
        reader.sees_nothing_of(FOUND)
        reader.presses("I have read this")
        reader.sees("Noted that you have read it")
        reader.sees_nothing_of("a sighting is taken back")

    def then_the_lead_reads_numbers_that_lead_to_decisions(self) -> None:
        self.reader = self.scene.reader(DESK_MANAGER)
        self.reader.presses("How the model and the matchers agree")
        self.reader.sees("The model is never retrained by this page", "fewer than 5", "not shown")
        self.reader.presses("fewer than 5")
        self.reader.sees("These are what one number of the report counts", "Not the same person")

    def then_the_partnership_reads_numbers_that_lead_nowhere(self) -> None:
        self.reader = self.scene.reader(PARTNERSHIP)
        self.reader.goes_to("/match-review/calibration")
        self.reader.sees("Of the whole partnership", "fewer than 5")
        assert self.reader.page.get_by_role("link", name="fewer than 5").count() == 0
        self.reader.goes_to("/match-review/decisions")
        self.reader.sees_page_not_found()

    def then_an_outsider_finds_no_page(self) -> None:
        reader = self.scene.reader(STRANGER)
        reader.goes_to("/match-review/calibration")
        reader.sees_page_not_found()
