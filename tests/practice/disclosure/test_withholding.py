"""A concealed address is withheld from free words, however it is written; other words stay as they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from teamaround.practice.disclosure.withholding import Concealed, telling, withheld
from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.practice.record.facts.people import Clue, ClueSort, PlaceDescribed

REFUGE = Concealed("Flat 77, 931 Kestrel Wynd, Quernmouth", "ZZ9 8KW", "100999888777")
COTTAGE = Concealed("Heron Cottage, Quernmouth", "ZZ9 9AA", "", ("bus 77A", "Limpet Surgery"))
AT = datetime(2026, 11, 23, tzinfo=UTC)
ROWS = [
    # written, read
    ("They sleep at flat 77, 931 kestrel wynd, quernmouth.", "They sleep at Address withheld."),
    ("Seen in KESTREL  WYND", "Seen in Address withheld"),
    ("by zz98kw or ZZ9  8KW", "by Address withheld or Address withheld"),
    ("number 100999888777", "number Address withheld"),
    ("at Heron Cottage by two", "at Address withheld by two"),
    ("She works in Quernmouth", "She works in Quernmouth"),
    ("A kestrel flew by", "A kestrel flew by"),
    ("Takes bus  77a from limpet\nsurgery", "Takes Address withheld from Address withheld"),
    ("Seen at:\nKestrel Wynd\nby two", "Seen at:\nAddress withheld\nby two"),
    ("They moved to the ZZ9 8 end of town", "They moved to the Address withheld end of town"),
    ("somewhere in zz9, she says", "somewhere in Address withheld, she says"),
    ("ZZ9 is where they are", "Address withheld is where they are"),
    ("He lives at ZZ9 1AB and zz9 8ab", "He lives at ZZ9 1AB and zz9 8ab"),
    ("room zz91", "room zz91"),
    ("He has 77 pounds", "He has 77 pounds"),
    ("Reference 931", "Reference 931"),
]


def _entry(fact: NoteWritten | PlaceDescribed, *paragraphs: Paragraph) -> Entry:
    return Entry(
        entry_id="931-kestrel-wynd",
        children=("c1",),
        happened_at=AT,
        recorded_at=AT,
        by_agency="tarnside-primary",
        fact=fact,
        paragraphs=paragraphs,
    )


@pytest.mark.parametrize(("written", "read"), ROWS)
def test_words_that_give_a_concealed_place_away_are_withheld(written: str, read: str) -> None:
    concealed = telling([REFUGE, COTTAGE])
    assert concealed is not None
    cut = withheld(_entry(NoteWritten(what=written), Paragraph(text=written)), concealed)
    assert cut == _entry(NoteWritten(what=read), Paragraph(text=read))


def test_place_keeps_where_it_is_in_its_own_parts() -> None:
    place = PlaceDescribed(
        place="p1", address=REFUGE.address, postcode=REFUGE.postcode, label="By Kestrel Wynd"
    )
    concealed = telling([REFUGE])
    assert concealed is not None
    cut = withheld(_entry(place), concealed).fact
    assert cut == PlaceDescribed(
        place="p1", address=REFUGE.address, postcode=REFUGE.postcode, label="By Address withheld"
    )


def test_nothing_concealed_is_nothing_to_look_for() -> None:
    assert telling([]) is None
    assert telling([Concealed("", "", "")]) is None


def test_place_keeps_its_clues_in_its_own_parts() -> None:
    place = PlaceDescribed(place="p1", given_away_by=(Clue(sort=ClueSort.BUS_ROUTE, words="bus 77A"),))
    concealed = telling([COTTAGE])
    assert concealed is not None
    assert withheld(_entry(place), concealed).fact == place
