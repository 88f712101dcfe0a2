"""Sentences with bold facts, links and marks."""

import pytest

from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level, LevelMark
from teamaround.service.pages.components.phrases import (
    Alarm,
    Badge,
    Link,
    NewLine,
    Padlock,
    Piece,
    Quiet,
    Strong,
    plain,
    say,
)

HOSTILE = '<script>"&'


@pytest.mark.parametrize(
    "piece",
    [HOSTILE, Strong(HOSTILE), Alarm(HOSTILE), Quiet(HOSTILE), Badge(HOSTILE), Link(HOSTILE, HOSTILE)],
)
def test_sentence_escapes_every_kind_of_words(piece: Piece) -> None:
    said = say((piece,))
    assert "<script>" not in said
    assert "&lt;script&gt;" in said


@pytest.mark.parametrize(
    ("piece", "markup"),
    [
        (Strong("now"), "<strong>now</strong>"),
        (Quiet("then"), '<span class="app-quiet">then</span>'),
        (NewLine(), "<br>"),
        (Badge("New", "red"), '<strong class="app-badge app-badge--red">New</strong>'),
        (
            Link("Why", "/why", "this is strong"),
            '<a class="govuk-link" href="/why">Why<span class="govuk-visually-hidden"> this is strong</span></a>',
        ),
    ],
)
def test_sentence_draws_each_piece(piece: Piece, markup: str) -> None:
    assert say(("a ", piece)) == f"a {markup}"


def test_sentence_without_pieces_is_its_text() -> None:
    assert say("Robin’s home") == "Robin’s home"


def test_plain_words_of_a_sentence_leave_nothing_out() -> None:
    mark = CertaintyMark(Certainty.STATED)
    assert (
        plain((Padlock(), Strong("Address A"), NewLine(), mark, " by Kerry")) == "Address A Stated by Kerry"
    )


@pytest.mark.parametrize("level", list(Level))
def test_level_has_shape_word_and_colour(level: Level) -> None:
    drawn = LevelMark(level).drawn
    assert "<svg" in drawn
    assert f"app-level--{level}" in drawn
    assert level.value in drawn.lower()


@pytest.mark.parametrize("certainty", list(Certainty))
def test_certainty_has_its_own_shape_and_a_word_even_when_hidden(certainty: Certainty) -> None:
    drawn = CertaintyMark(certainty, hidden=True).drawn
    others = [CertaintyMark(other).shape for other in Certainty if other is not certainty]
    assert CertaintyMark(certainty).shape not in others
    assert 'class="govuk-visually-hidden"' in drawn
