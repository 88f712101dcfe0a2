"""Who knew what, when."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.service.pages.pictures.knowledge import (
    AgencyLane,
    DecisionMark,
    HeldFact,
    KnowledgePicture,
    Reach,
)
from teamaround.service.pages.pictures.who_knew_what import who_knew_what
from teamaround.service.pages.words.dates import LONDON
from tests.pictures import measured

NOW = datetime(2024, 5, 11, 20, 22, tzinfo=LONDON)


def at(*parts: int) -> datetime:
    year, month, day, *rest = parts
    return datetime(year, month, day, *rest, tzinfo=LONDON)


POLICE = AgencyLane(
    "Sandshire Police",
    (
        HeldFact("Man stabbed in the home", at(2023, 2, 3, 22, 40), at(2023, 2, 4, 3, 10), at(2023, 2, 7)),
        HeldFact("Kerry drove intoxicated", at(2023, 8, 6, 2, 30), at(2023, 8, 7, 9, 30)),
    ),
    "fed since Jan 2023",
)
TIDE = AgencyLane("Turning Tide", (HeldFact("What the tests covered", at(2023, 4, 12, 9)),), "not fed")
PICTURE = KnowledgePicture(
    "Robin",
    NOW,
    (POLICE, TIDE),
    (DecisionMark("Conference", at(2024, 3, 27)), DecisionMark("Legal meeting", at(2024, 5, 2))),
)


def drawn_words(picture: KnowledgePicture) -> list[str]:
    return [words for words, _ in measured.texts(who_knew_what(picture))]


def test_picture_names_agencies_facts_lags_and_decisions() -> None:
    assert set(drawn_words(PICTURE)) >= {
        "Sandshire Police",
        "fed since Jan 2023",
        "Man stabbed in the home",
        "4 h 30 min",
        "3 days",
        "31 h",
        "not told, 279 days",
        "Never reached the team",
        "Not reached, 395 days so far",
        "Conference",
        "Legal meeting",
        "Now",
        "2023",
        "2024",
    }


def test_picture_is_spoken_by_title_and_description() -> None:
    title, description = measured.spoken(who_knew_what(PICTURE))
    assert title == "Who knew what, when, about Robin"
    assert description.startswith(
        "As at 11 May 2024, 8:22pm. 2 agencies held 3 facts; 2 reached the team and 1 did not."
    )


def test_picture_has_four_signs_that_differ_without_colour() -> None:
    late = AgencyLane(
        "GP practice", (HeldFact("Afraid at home", at(2023, 9, 1), at(2024, 3, 7), at(2024, 3, 7)),)
    )
    svg = who_knew_what(replace(PICTURE, lanes=(*PICTURE.lanes, late)))
    assert 'patternTransform="rotate(45)"' in svg
    assert 'patternTransform="rotate(-45)"' in svg
    assert "url(#knowledge-held)" in svg
    assert "url(#knowledge-never)" in svg


def test_picture_as_at_an_earlier_day_leaks_nothing_later() -> None:
    earlier = replace(PICTURE, as_at=at(2023, 8, 6, 12), now_words="As at")
    words = drawn_words(earlier)
    assert "Conference" not in words
    assert "Not reached, 9 h 30 min so far" in words
    assert "Now" not in words


def test_picture_before_every_fact_says_so() -> None:
    assert "No fact was held at this moment." in drawn_words(replace(PICTURE, as_at=at(2023, 1, 1)))


@pytest.mark.parametrize(
    ("span", "tick"),
    [
        (timedelta(hours=5), "8pm"),
        (timedelta(days=6), "11"),
        (timedelta(days=300), "May"),
        (timedelta(days=365 * 9), "2020"),
    ],
)
def test_picture_axis_adapts_from_hours_to_years(span: timedelta, tick: str) -> None:
    fact = HeldFact("Something", NOW - span, NOW - span / 2)
    assert tick in drawn_words(KnowledgePicture("Robin", NOW, (AgencyLane("Police", (fact,)),)))


def test_picture_escapes_hostile_words() -> None:
    hostile = '<script>alert("x")</script>&\x00\ufffe'
    lane = AgencyLane(hostile, (HeldFact(hostile, at(2024, 1, 1)),), hostile)
    svg = who_knew_what(KnowledgePicture(hostile, NOW, (lane,), (DecisionMark(hostile, at(2024, 2, 1)),)))
    assert "<script" not in svg
    assert measured.tree(svg).tag.endswith("svg")


def test_picture_can_be_neither_tabbed_to_nor_styled_inline() -> None:
    svg = who_knew_what(PICTURE)
    assert measured.attributes(svg).isdisjoint({"tabindex", "style", "onclick", "href"})
    assert "<style" not in svg


def test_picture_of_the_same_value_is_the_same_text() -> None:
    assert who_knew_what(PICTURE) == who_knew_what(replace(PICTURE))


@pytest.mark.parametrize(
    ("fact", "reach"),
    [
        (HeldFact("a", NOW), Reach.NEVER),
        (HeldFact("a", NOW, NOW), Reach.PARTLY),
        (HeldFact("a", NOW, NOW, NOW), Reach.WHOLLY),
    ],
)
def test_fact_reach_follows_its_times(fact: HeldFact, reach: Reach) -> None:
    assert fact.reach is reach


MOMENTS = st.integers(0, 30 * 365 * 24 * 60).map(lambda minutes: at(2005, 1, 1) + timedelta(minutes=minutes))
WORDS = st.text(max_size=60)
FACTS = st.builds(HeldFact, WORDS, MOMENTS, st.none() | MOMENTS, st.none() | MOMENTS, fresh=st.booleans())
LANES = st.lists(st.builds(AgencyLane, WORDS, st.lists(FACTS, max_size=4).map(tuple), WORDS), max_size=5).map(
    tuple
)
DECISIONS = st.lists(st.builds(DecisionMark, st.text(max_size=30), MOMENTS), max_size=7).map(tuple)
PICTURES = st.builds(KnowledgePicture, WORDS, MOMENTS, LANES, DECISIONS)


@given(PICTURES)
def test_picture_of_anything_is_whole_and_no_words_overlap(picture: KnowledgePicture) -> None:
    svg = who_knew_what(picture)
    assert measured.not_numbers(svg) == []
    assert measured.outside(svg) == []
    assert measured.overlapping(svg) == []
