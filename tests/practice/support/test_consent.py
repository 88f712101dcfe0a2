"""Who may consent to a child's own support, row by row (AC-R4-1 to AC-R4-4, decision 44)."""

from __future__ import annotations

import pytest

from teamaround.practice.record.facts.care import CareBasis, CareStarted
from teamaround.practice.record.facts.people import PersonDescribed, PersonLinked
from teamaround.practice.record.words import Relation, YesNoUnknown
from teamaround.practice.support.consent import consent
from tests.practice.telling import CHILD, MOTHER, PARTNER, family

ROWS = [
    # who consents, footing of care, what it is worth
    ("", None, "not_said"),
    (MOTHER, None, "holder"),
    (CHILD, None, "child"),
    (PARTNER, None, "not_a_holder"),
    ("abe", None, "holder"),
    ("nan", None, "not_a_holder"),
    ("school", None, "not_a_holder"),
    ("csc", None, "council_may_not"),
    ("csc", "section_20", "council_may_not"),
    ("csb", "section_20", "council_may_not"),
    ("csc", "emergency_protection_order", "council_may_not"),
    ("csc", "interim_care_order", "council_shares"),
    ("csb", "care_order", "council_shares"),
    (MOTHER, "section_20", "holder"),
]


@pytest.mark.parametrize(("by", "basis", "worth"), ROWS)
def test_consent_is_worth_what_the_record_says(by: str, basis: str | None, worth: str) -> None:
    story = family()
    story.tell(PersonLinked(person="abe", to=CHILD, relation=Relation.FATHER), "2024-01-03")
    story.tell(PersonDescribed(person="abe", parental_responsibility=YesNoUnknown.YES), "2024-01-03")
    story.tell(PersonDescribed(person="nan", parental_responsibility=YesNoUnknown.UNKNOWN), "2024-01-03")
    if basis is not None:
        story.tell(CareStarted(basis=CareBasis(basis), consent_of=(MOTHER,)), "2024-01-04")
    assert str(consent(story.case("2024-02-01"), by)) == worth
