"""Recommendation 1: nobody waits to be asked whom they know. The system asks at once, and silence is told upwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.service.audit.actions import SystemActor
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.contacts_received import contacts_received
from tests.stories.reader import Reader
from tests.stories.scene import POLICE, SOCIAL_WORKER, Scene

SURGERY = "fenbridge-surgery"
LODGER = Description(family_name="Oakes", given_names="Piers", date_of_birth="1979-02-14", sex="M")
ADDRESS = ("Kittiwake", "Harbour Terrace", "ZZ12 3HB")
SAID = "Cautioned twice for drunkenness, last in 2019."


class TestNewAdultIsAskedAbout:
    """A man whom nobody knows is put down at a doctor's as living where the child lives."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_officer_answers_and_the_social_worker_reads_it(self) -> None:
        self.given_a_stranger_registers_at_the_childs_home()
        self.when_signed_in_as(POLICE)
        self.then_they_read("an answer is asked for", "newly registered at the child’s home")
        self.when_they_press("Read and answer")
        self.then_they_read("A request about Nia Rose Tarrant", "Sandshire Police", "What is the answer?")
        self.then_no_address_is_shown()
        self.when_they_give_no_answer()
        self.then_they_read("There is a problem", "Choose what the answer is")
        self.when_they_answer_what_they_hold()
        self.then_they_read("Your answer is on the record")
        self.when_signed_in_as(SOCIAL_WORKER)
        self.reader.goes_to(f"{self.scene.page_of_child}/everything-said")
        self.then_they_read(SAID)

    def test_silence_is_told_to_the_social_worker_after_a_working_day(self) -> None:
        self.given_a_stranger_registers_at_the_childs_home()
        self.scene.time_passes(timedelta(days=2))
        self.scene.worker_looks_round()
        self.when_signed_in_as(SOCIAL_WORKER)
        self.reader.goes_to(f"{self.scene.page_of_child}/alerts")
        self.then_they_read("Sandshire Police was asked and has not answered in time")

    def given_a_stranger_registers_at_the_childs_home(self) -> None:
        case = case_of(self.scene.child, self.scene.now)
        home = case.places[case.homes()[0]]
        contact = Contact(
            agency=SURGERY,
            source_id="new-patient-1",
            kind=ContactKind.GP_REGISTRATION,
            occurred_at=self.scene.now - timedelta(minutes=5),
            person=LODGER,
            home=PlaceAsWritten(address=home.address, postcode=home.postcode),
        )
        by = SystemActor(purpose="story")
        contacts_received([contact], agency=SURGERY, by=by, now=self.scene.now)

    def when_signed_in_as(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)

    def when_they_press(self, words: str) -> None:
        self.reader.presses(words)

    def when_they_give_no_answer(self) -> None:
        self.reader.presses("Give this answer")

    def when_they_answer_what_they_hold(self) -> None:
        self.reader.chooses("Something is held, and this is it")
        self.reader.writes("In your words", SAID)
        self.reader.presses("Give this answer")

    def then_they_read(self, *words: str) -> None:
        self.reader.sees(*words)

    def then_no_address_is_shown(self) -> None:
        self.reader.sees_nothing_of(*ADDRESS)
