"""Somebody guesses a password: they are stopped for a while, the owner is not, and the audit officer sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.actions import SIGNING_IN, SignInTry
from teamaround.service.accounts.queries import actor_by_id
from teamaround.service.audit.actions import SystemActor
from teamaround.service.policy.sign_in_limits import sign_in_limits
from tests.stories.reader import Reader
from tests.stories.scene import AUDITOR, SOCIAL_WORKER, Scene

OWNER, PASSWORD = "pat.quill", "three plain words"
WRONG = "The user name or the password is not right. Check both and try again."
REFUSED = "Too many sign-ins have failed. Wait 15 minutes, then try again."


class TestSomebodyGuessesAPassword:
    """Where people sign in by a password, as everywhere but in the demonstration."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene, settings: Settings) -> None:
        self.scene = scene
        self.settings = settings
        self.owner: Reader
        self.guesser: Reader
        settings.DEMONSTRATION = False

    def test_guesser_is_stopped_for_a_while_and_the_owner_works_on(self) -> None:
        self.given_somebody_works_here_with_a_password()
        self.given_a_guesser_has_one_guess_left()
        self.when_the_guesser_tries("not it")
        self.then_the_guesser_reads(WRONG)
        self.when_the_guesser_tries(PASSWORD)
        self.then_the_guesser_reads(REFUSED)
        self.then_the_owner_signs_in_on_the_browser_they_know()
        self.when_a_quarter_of_an_hour_has_passed()
        self.then_the_password_serves_again_anywhere()

    def test_audit_officer_reads_whose_account_it_was_and_that_it_was_closed(self) -> None:
        self.given_somebody_works_here_with_a_password()
        self.given_a_guesser_has_one_guess_left()
        self.when_the_guesser_tries("not it")
        self.when_the_guesser_tries(PASSWORD)
        self.then_the_audit_officer_reads_it()

    def given_somebody_works_here_with_a_password(self) -> None:
        colleague = actor_by_id(self.scene.account(SOCIAL_WORKER))
        self.account = accounts.add(
            username=OWNER,
            name="Pat Quill",
            role=Role.SW,
            agency=colleague.agency,
            council=colleague.council,
            password=PASSWORD,
            by=SystemActor(purpose="story"),
            now=self.scene.now,
        )
        self.owner = self.scene.visitor()
        self._signs_in(self.owner, PASSWORD)
        self.owner.presses("Sign out")

    def given_a_guesser_has_one_guess_left(self) -> None:
        tried = SignInTry(counted_as=str(self.account.pk), account_id=str(self.account.pk))
        for _ in range(sign_in_limits().account.failures - 1):
            accounts.settle(tried, is_right=False, by=SIGNING_IN, now=self.scene.now)
        self.guesser = self.scene.visitor()

    def when_the_guesser_tries(self, password: str) -> None:
        self._signs_in(self.guesser, password)

    def when_a_quarter_of_an_hour_has_passed(self) -> None:
        self.scene.time_passes(timedelta(minutes=15, seconds=1))

    def then_the_guesser_reads(self, words: str) -> None:
        self.guesser.sees("There is a problem", words)
        assert (self.guesser.path, self.guesser.status) == ("/sign-in", 422)

    def then_the_owner_signs_in_on_the_browser_they_know(self) -> None:
        self._signs_in(self.owner, PASSWORD)
        self.owner.sees("Pat Quill", "My work")

    def then_the_password_serves_again_anywhere(self) -> None:
        self._signs_in(self.guesser, PASSWORD)
        self.guesser.sees("Pat Quill", "My work")

    def then_the_audit_officer_reads_it(self) -> None:
        self.settings.DEMONSTRATION = True
        officer = self.scene.reader(AUDITOR)
        officer.sees("Failed sign-ins", "Pat Quill", "127.0.0.1", "Limits reached")
        officer.sees_nothing_of(PASSWORD, "not it")

    def _signs_in(self, reader: Reader, password: str) -> None:
        reader.goes_to("/sign-in")
        reader.writes("User name", OWNER)
        reader.writes("Password", password)
        reader.presses("Sign in")
