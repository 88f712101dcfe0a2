"""What a place is called is no name within a sentence."""

from __future__ import annotations

import pytest

from teamaround.service.pages.child.names import within_a_sentence


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rowan gave Protected address A as theirs", "Rowan gave protected address A as theirs"),
        ("Rowan gave Address withheld as theirs", "Rowan gave a withheld address as theirs"),
        ("Seen at the Address withheld by two", "Seen at the Address withheld by two"),
        ("Address withheld", "Address withheld"),
        ("Home: Address withheld", "Home: Address withheld"),
    ],
)
def test_place_within_a_sentence_is_written_as_one_would_say_it(written: str, read: str) -> None:
    assert within_a_sentence(written) == read
