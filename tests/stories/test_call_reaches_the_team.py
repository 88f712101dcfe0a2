"""Recommendation 9: what an agency holds about an adult reaches named people at once, each as far as they may know."""

from __future__ import annotations

import pytest

from teamaround.exchange.reply import REPLY_WORDS
from teamaround.service.demo.loading.call import Arrived
from tests.stories.reader import Reader
from tests.stories.scene import AUDITOR, POLICE, SCHOOL_LEAD, SOCIAL_WORKER, SPOC, Scene

GAVE = "Shane Corrigan gave protected address A as their address"
ADDRESS = ("Kittiwake", "Harbour Terrace", "ZZ12 3HB")


class TestCallReachesTheTeam:
    """He rings 111 and gives the mother's address. Nobody at the ambulance service learns what came of it."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.arrived: Arrived
        self.reader: Reader

    def test_desk_sees_the_alert_and_what_the_sender_was_told_and_accepts(self) -> None:
        self.given_the_call_has_come()
        self.when_signed_in_as(SPOC)
        self.then_they_read("Single point of contact desk")
        self.when_they_press("Nia Rose Tarrant")
        self.then_they_read(GAVE, "What the sender is told")
        self.then_they_read("We check every record in the same way")
        self.when_they_press("Accept and tell")
        self.then_they_read("Daniel Okafor", "Sandholme Primary")
        self.then_no_address_is_shown()

    def test_social_worker_reads_the_five_questions_and_accepts(self) -> None:
        self.given_the_call_has_come()
        self.when_signed_in_as(SOCIAL_WORKER)
        self.then_they_read("My work", "Nia Rose Tarrant: Shane Corrigan gave")
        self.when_they_go_to(self.scene.page_of_child)
        self.then_they_read("Is anything urgent?", "What do we know?", "Whose word are we relying on?")
        self.then_they_read("what must happen next", "Strong, not certain", "What it does not mean")
        self.when_they_press("Accept this alert")
        self.then_they_read("accepted")
        self.then_no_address_is_shown()

    def test_school_is_told_to_ring_and_not_why(self) -> None:
        self.given_the_call_has_come()
        self.when_signed_in_as(SCHOOL_LEAD)
        self.then_they_read("Red notice", "speak to the social worker", "We cannot say more here")
        self.reader.sees_nothing_of("Corrigan", "Shane", "NHS 111", "North Coast", *ADDRESS)
        self.when_they_press("I have seen this")
        self.then_they_read("My work")

    def test_police_read_the_alert_and_the_plan_card_and_not_what_the_child_said(self) -> None:
        self.given_the_call_has_come()
        self.when_signed_in_as(POLICE)
        self.when_they_go_to(self.scene.page_of_child)
        self.then_they_read(GAVE, "Plan card")
        self.reader.sees_nothing_of("I count the tiles", "What do we know?", *ADDRESS)

    def test_audit_officer_sees_who_looked_and_nothing_of_the_record(self) -> None:
        self.given_the_call_has_come()
        self.given_the_social_worker_has_read_the_record()
        self.when_signed_in_as(AUDITOR)
        self.then_they_read("Audit", "Daniel Okafor")
        self.reader.sees_nothing_of("Corrigan", "Tarrant", *ADDRESS)

    def given_the_call_has_come(self) -> None:
        self.arrived = self.scene.call_comes()
        assert {("A03", "red"), ("A04", "red")} <= {(code, level) for code, level, _ in self.arrived.alerts}
        told = {reply.split(". We check")[1] for reply in self.arrived.replies}
        assert told == {REPLY_WORDS.split(". We check")[1]}

    def given_the_social_worker_has_read_the_record(self) -> None:
        self.scene.reader(SOCIAL_WORKER).goes_to(self.scene.page_of_child)

    def when_signed_in_as(self, persona: str) -> None:
        self.reader = self.scene.reader(persona)

    def when_they_go_to(self, path: str) -> None:
        self.reader.goes_to(path)

    def when_they_press(self, words: str) -> None:
        self.reader.presses(words)

    def then_they_read(self, *words: str) -> None:
        self.reader.sees(*words)

    def then_no_address_is_shown(self) -> None:
        self.reader.sees_nothing_of(*ADDRESS)
