"""A concealed address and everything that gives it away: never in an output, in whatever way it is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.alerts import evaluate
from teamaround.practice.answers.in_words import IN_WORDS
from teamaround.practice.disclosure.concealment import (
    By,
    gives_away,
    inheritance,
    secrets_in,
    secrets_of,
    without_secrets,
)
from teamaround.practice.disclosure.papers import for_parent
from teamaround.practice.disclosure.schools import school_notice
from teamaround.practice.record.case_people import WITHHELD, Place
from teamaround.practice.record.facts import family, forums, front_door, happenings
from teamaround.practice.record.facts import meetings as met
from teamaround.practice.record.facts.people import Clue, ClueSort, Concealment
from tests.practice.disclosure.family import FATHER, NOW, SECRETS, clear, harming_father, told
from tests.practice.telling import CALENDAR, MOTHER, PARTNER, Story, at, control

SECRET = secrets_in(told().case(NOW))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *((words, True) for words in SECRETS),
        ("9, SECRET   row", True),
        ("secret-row", True),
        ("SecretRow", True),
        ("Hidden\nBay", True),
        ("zz9 7zz", True),
        ("in ZZ9", True),
        ("bus 77a, then walk", True),
        ("９ Secret Row", True),
        ("9 Nowhere Lane", False),
        ("a secret rowing boat", False),
        ("ZZ8 7ZZ", False),
        ("Foster home", False),
        ("", False),
    ],
)
def test_text_gives_a_place_away_in_whatever_way_it_is_written(text: str, found: bool) -> None:
    assert gives_away(text, SECRET) is found
    assert (without_secrets(text, SECRET) == WITHHELD) is found


@pytest.mark.parametrize(
    ("address", "openly", "text", "found"),
    [
        ("2 Quern Lane, Sandcastle", ("Sandcastle Council",), "Sandcastle Council wrote", False),
        ("2 Quern Lane, Sandcastle", (), "Sandcastle Council wrote", True),
        ("2 Quern Lane, Sandcastle", ("Sandcastle Council",), "Quern Lane, Sandcastle", True),
        ("Sandcastle", ("Sandcastle Council",), "in Sandcastle", True),
        ("Sandcastle, Sands", ("Sandcastle Council",), "in Sands", True),
    ],
)
def test_town_that_a_council_is_named_after_is_no_secret(
    address: str, openly: tuple[str, ...], text: str, found: bool
) -> None:
    place = Place(place="p", address=address, concealment=Concealment.RESTRICTED)
    assert gives_away(text, secrets_of([place], openly)) is found


def test_label_stands_for_the_address_and_is_no_secret() -> None:
    place = Place(place="p", label="Safe address A", concealment=Concealment.REFUGE)
    assert not gives_away("At safe address A", secrets_of([place]))


def test_place_that_is_not_concealed_has_no_secrets() -> None:
    assert secrets_of([Place(place="p", address="1 Open Street", postcode="ZZ1 1ZZ")]) == frozenset()


def test_every_sort_of_clue_inherits() -> None:
    clues = {row.what for row in inheritance().inherits if row.by is By.CLUE}
    assert clues == {sort.value for sort in ClueSort}
    for sort in ClueSort:
        place = Place(
            place="p",
            concealment=Concealment.RESTRICTED,
            given_away_by=(Clue(sort=sort, words="by the pier"),),
        )
        assert gives_away("It is by the pier.", secrets_of([place]))


def test_latest_description_decides_whether_a_place_is_concealed() -> None:
    assert secrets_in(told().case("2024-01-01")) == frozenset()


secret = st.sampled_from(SECRETS)
around = st.text(st.characters(codec="ascii"), max_size=12)
free = st.builds(
    lambda a, s, b, up: f"{a} {s.upper() if up else s} {b}", around, secret, around, st.booleans()
)


def _facts(text: str) -> list[Any]:
    """Entries with free words of every sort that reaches a paper, a line or an alert."""
    return [
        met.PlanActionSet(action="a", what=text, about=(MOTHER,)),
        met.PlanActionDone(action="a", evidence=text),
        met.AgencyLeft(agency="school", reason=text),
        family.ExplanationGiven(to=MOTHER, their_words=text),
        family.FamilyQuestionAsked(asked="f", by=MOTHER, what=text),
        family.ChildsWords(to="csc", words=text),
        family.NoteWritten(what=text),
        front_door.ReferralReceived(what=text),
        happenings.Statement(question="q", answer="no", by=MOTHER, wording=text, words=text, denies=True),
        happenings.ConcernReported(what=text, person=PARTNER),
        happenings.QuestionOpened(question="q", wording=text),
        forums.InformationRequested(request="r", agency="met", what=text),
        forums.SupportOffered(to=MOTHER, service="haven"),
        control(words=text),
    ]


def _story(text: str) -> Story:
    story = harming_father(told())
    ids = [story.tell(fact, "2024-05-01") for fact in _facts(text)]
    clear(story, MOTHER, *ids)
    clear(story, FATHER, *ids, role="chair")
    return story


@given(free)
def test_concealed_address_comes_out_of_no_output(text: str) -> None:
    story = _story(text)
    case = story.case(NOW)
    assert gives_away(text, SECRET)
    outputs = [for_parent(case, case.entries, person).text for person in (MOTHER, FATHER, PARTNER)]
    notice = school_notice(case, "school", at(NOW).date())
    assert notice is not None
    outputs.append(notice.text)
    outputs += [
        IN_WORDS[type(one.fact)](one.fact, case) for one in case.entries if type(one.fact) in IN_WORDS
    ]
    for alert in evaluate(case, at(NOW), CALENDAR):
        said = alert.explanation
        outputs += [
            said.what,
            said.how_known,
            said.how_sure,
            said.undermines,
            *said.checks,
            said.does_not_mean,
        ]
    assert [one for one in outputs if gives_away(one, SECRET)] == []
