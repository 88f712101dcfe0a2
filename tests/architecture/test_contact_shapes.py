"""A contact has two shapes, what was sent and what is judged; neither may forget a field of the other (ADR 0007)."""

from __future__ import annotations

import msgspec
import pytest

from teamaround.exchange.contact import Contact
from teamaround.exchange.contact import ContactKind as JudgedKind
from teamaround.formats.contact_record import ContactKind as SentKind
from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace
from teamaround.matching.identity.written import Description, PlaceAsWritten


def _fields(shape: type[msgspec.Struct]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(shape)}


@pytest.mark.parametrize(
    ("sent", "judged"),
    [(ContactRecord, Contact), (WrittenPerson, Description), (WrittenPlace, PlaceAsWritten)],
    ids=lambda shape: shape.__name__,
)
def test_contact_every_field_that_is_sent_is_judged(
    sent: type[msgspec.Struct], judged: type[msgspec.Struct]
) -> None:
    assert _fields(sent) - _fields(judged) == set()


def test_contact_kinds_are_the_same_list() -> None:
    assert {kind.value for kind in SentKind} == {kind.value for kind in JudgedKind}
