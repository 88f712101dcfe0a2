"""A confirmed link is looked at again after ninety days; being late reminds and never ends it."""

from __future__ import annotations

import pytest

from teamaround.practice.answers.links_to_review import links_to_review
from teamaround.practice.record.facts.people import LinkConfirmed, LinkEnded, PersonLinked
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

MOTHER = said(
    PersonLinked(person="mia", to=CHILD, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED), on=0
)
AGAIN = said(LinkConfirmed(person="mia", to=CHILD), on=60)
ENDED = said(LinkEnded(person="mia", to=CHILD), on=70)
LODGER = said(PersonLinked(person="dan", to=CHILD, relation=Relation.LODGER), on=0)


@pytest.mark.parametrize(
    ("entries", "on", "late"),
    [
        ([MOTHER], 90, []),
        ([MOTHER], 91, ["mia"]),
        ([MOTHER, AGAIN], 149, []),
        ([MOTHER, AGAIN], 151, ["mia"]),
        ([MOTHER, ENDED], 120, []),
        ([LODGER], 120, []),
    ],
)
def test_link_confirmed_is_to_be_reviewed_after_90_days(
    entries: list[object], on: int, late: list[str]
) -> None:
    case = fold(entries, child=CHILD, as_at=day(on))  # type: ignore[arg-type]  # entries of this test
    assert [link.person for link in case.links if link.person in late] == late
    assert len(links_to_review(case, day(on).date())) == len(late)
    assert [one.relation for one in links_to_review(case, day(on).date())] == ["mother"] * len(late)
