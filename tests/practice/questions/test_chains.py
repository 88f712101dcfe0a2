"""By how many hands a statement came, row by row (AC-U12-1)."""

from __future__ import annotations

import pytest

from teamaround.practice.questions.chains import reliability
from teamaround.practice.record.facts.happenings import Hop

ROWS = [
    # forms from the first speaker on, words, whether the writing is asked for
    ((), None, False),
    (("spoken",), "first-hand, spoken origin", False),
    (("spoken", "note"), "first-hand, spoken origin", False),
    (("letter", "read out"), "first-hand, written origin", False),
    (("spoken", "telephone", "note"), "second-hand, spoken origin", False),
    (("text message", "shown", "telephone", "note"), "third-hand, written origin", True),
    (("spoken", "shown", "telephone", "note"), "third-hand, spoken origin", False),
    (("text", "shown", "telephone", "told", "note"), "fourth-hand, written origin", True),
    (("e-mail", "told", "told", "told", "told", "note"), "through 5 people, written origin", True),
]


@pytest.mark.parametrize(("forms", "words", "asks"), ROWS)
def test_reliability_of_a_chain_is_said_in_words(
    forms: tuple[str, ...], words: str | None, asks: bool
) -> None:
    found = reliability([Hop(who=f"p{number}", form=form) for number, form in enumerate(forms)])
    assert (found.words if found else None) == words
    assert (found is not None and found.asks_for_writing) is asks
