"""Promise 6: every reading is in the audit, and whoever oversees it can prove it whole, or see that it is not."""

from __future__ import annotations

import pytest

from teamaround.service.audit.sealing import seal_all
from tests.stories.reader import Reader
from tests.stories.scene import AUDITOR, SOCIAL_WORKER, STRANGER, Scene


class TestAuditIsProved:
    """Frances Tye oversees who looked at what."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.auditor: Reader

    def test_audit_officer_sees_readings_and_refusals_and_proves_the_chain(self) -> None:
        self.given_one_has_read_and_one_was_refused()
        self.when_the_audit_officer_opens_the_audit()
        self.then_both_are_counted_and_no_child_is_named()
        self.when_she_has_the_chain_proved()
        self.then_it_is_whole()

    def given_one_has_read_and_one_was_refused(self) -> None:
        self.scene.call_comes()
        self.scene.reader(SOCIAL_WORKER).goes_to(self.scene.page_of_child)
        self.scene.reader(STRANGER).goes_to(self.scene.page_of_child)
        seal_all()

    def when_the_audit_officer_opens_the_audit(self) -> None:
        self.auditor = self.scene.reader(AUDITOR)

    def then_both_are_counted_and_no_child_is_named(self) -> None:
        self.auditor.sees("rows are sealed", "Daniel Okafor", "Stephanie Harrison")
        row = self.auditor.page.locator("tr", has_text="Stephanie Harrison")
        refused = row.locator('td[data-label="Refusals"]')
        assert refused.inner_text().rsplit(maxsplit=1)[-1] == "1"
        self.auditor.sees_nothing_of("Tarrant", "Corrigan", self.scene.child)

    def when_she_has_the_chain_proved(self) -> None:
        self.auditor.presses("Prove the whole chain now")

    def then_it_is_whole(self) -> None:
        self.auditor.sees("Proved whole", "none changed, none missing")
        self.auditor.sees_nothing_of("Not whole", "Tarrant", "Corrigan")
