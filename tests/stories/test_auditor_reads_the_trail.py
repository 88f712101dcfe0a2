"""Invariant 13: every look is a record, and somebody outside the team can read who looked, and who was refused."""

from __future__ import annotations

import pytest

from tests.stories.reader import Reader
from tests.stories.scene import AUDITOR, SOCIAL_WORKER, STRANGER, Scene

CONTENT = ("Corrigan", "Tarrant", "mended the tap", "gave protected address A", "Kittiwake", "ZZ12 3HB")


class TestAuditorReadsTheTrail:
    """A social worker has read the map, and a stranger was refused the page."""

    @pytest.fixture(autouse=True)
    def _stage(self, scene: Scene) -> None:
        self.scene = scene
        self.reader: Reader

    def test_auditor_reads_who_looked_and_who_was_refused_and_no_record(self) -> None:
        self.given_the_social_worker_has_looked_at_the_map()
        self.given_a_stranger_was_refused()
        self.when_the_auditor_opens_the_audit()
        self.then_both_are_there_and_nothing_of_the_record()
        self.then_the_record_is_not_there_for_the_auditor()

    def given_the_social_worker_has_looked_at_the_map(self) -> None:
        assert self.scene.call_comes().alerts
        self.scene.reader(SOCIAL_WORKER).goes_to(f"{self.scene.page_of_child}/people-and-places")

    def given_a_stranger_was_refused(self) -> None:
        stranger = self.scene.reader(STRANGER)
        stranger.goes_to(self.scene.page_of_child)
        stranger.sees_page_not_found()

    def when_the_auditor_opens_the_audit(self) -> None:
        self.reader = self.scene.reader(AUDITOR)

    def then_both_are_there_and_nothing_of_the_record(self) -> None:
        self.reader.sees("Audit", "Nothing here says what a record says")
        looked, refused = self._row("Daniel Okafor"), self._row("Stephanie Harrison")
        assert "Social worker, Calder Sands Children's Services" in looked["Role and agency"]
        assert (looked["Children"], looked["Refusals"]) == ("1", "0")
        assert (refused["Children"], refused["Refusals"]) == ("0", "1")
        self.reader.sees_nothing_of(*CONTENT)

    def then_the_record_is_not_there_for_the_auditor(self) -> None:
        for page in ("", "/everything-said", "/people-and-places"):
            self.reader.goes_to(f"{self.scene.page_of_child}{page}")
            self.reader.sees_page_not_found()

    def _row(self, who: str) -> dict[str, str]:
        """The line of one person, by the names of its columns."""
        cells = self.reader.page.locator("tr").filter(has_text=who).first.locator("td")
        return {
            str(cells.nth(at).get_attribute("data-label")): cells.nth(at).inner_text().strip()
            for at in range(cells.count())
        }
