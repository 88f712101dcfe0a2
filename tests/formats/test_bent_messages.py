"""Messages bent at random: whatever arrives, the answer is contacts or refusals, never an error."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from teamaround.formats.census import read_census, write_census
from teamaround.formats.door import detect, read_message
from teamaround.formats.reading import Reading, Unreadable
from tests.formats.census.files import child, return_of, xml
from tests.formats.fhir.messages import bundled, location, r4, stu3
from tests.formats.itk_messages import HERE, HOME, INCIDENT, INFORMANT, Call, document, enveloped

ITK = enveloped(document(Call(places=HOME + HERE, incident=INCIDENT, informant=INFORMANT)))
FHIR = [bundled(r4(location("31 Hawthorn Walk", "ILOC", uprn="1"))), bundled(stu3())]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        2**60,
        1.5,
        "",
        " ",
        "9999-12-31",
        "0000-00-00",
        "\u202e",
        "x" * 5000,
        [],
        {},
        [None],
        [[]],
        {"a": 1},
    ]
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    here = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return here + [place for key, part in parts for place in _places(part, (*path, key))]


def _bent(payload: bytes, path: tuple[Any, ...], odd: Any) -> bytes:
    message = json.loads(payload)
    here = message
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = odd
    return json.dumps(message).encode()


BENT_JSON = st.sampled_from(FHIR).flatmap(
    lambda payload: st.builds(_bent, st.just(payload), st.sampled_from(_places(json.loads(payload))), ODD)
)


@given(BENT_JSON)
def test_bundle_with_one_odd_value_is_read_or_refused(payload: bytes) -> None:
    assert isinstance(read_message(payload, "nca"), Reading)
    assert detect(payload)


TAGS = sorted(set(re.findall(rb"<[A-Za-z:]+", ITK)))
CUTS = st.tuples(st.integers(0, len(ITK)), st.integers(0, 60), st.binary(max_size=12))


@given(CUTS)
@example((0, 0, b"<!DOCTYPE a>"))
def test_document_with_a_piece_replaced_is_read_or_refused(cut: tuple[int, int, bytes]) -> None:
    start, length, patch = cut
    assert isinstance(read_message(ITK[:start] + patch + ITK[start + length :], "nca"), Reading)


@given(st.sampled_from(TAGS))
def test_document_with_one_element_renamed_is_read_or_refused(tag: bytes) -> None:
    renamed = ITK.replace(tag, tag + b"X").replace(
        tag.replace(b"<", b"</") + b">", tag.replace(b"<", b"</") + b"X>"
    )
    reading = read_message(renamed, "nca")
    assert bool(reading.records) or bool(reading.refused)


@given(st.binary(max_size=200))
def test_any_bytes_at_the_door_are_refused_with_a_reason(payload: bytes) -> None:
    assert all(refusal.reason for refusal in read_message(payload, "nca").refused)


CENSUS = xml(child("A", "<CINreferralDate>2026-01-05</CINreferralDate>") + child("B"))


@given(st.integers(0, len(CENSUS)), st.integers(0, 40), st.binary(max_size=8))
def test_census_with_a_piece_replaced_is_read_or_refused_whole(start: int, length: int, patch: bytes) -> None:
    try:
        census = read_census(io.BytesIO(CENSUS[:start] + patch + CENSUS[start + length :]))
    except Unreadable:
        census = return_of()
    assert write_census(census)
