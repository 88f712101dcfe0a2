"""Gzip from outside: unpacked while it is read, and refused when it is broken or grows too much."""

from __future__ import annotations

import gzip
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import read_messages
from teamaround.formats.profile import packaged_profile
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import LIMITS, plain
from tests.formats.fhir.messages import bundled, r4

HEADER = b"call_id,call_started,patient_surname,patient_forenames,patient_dob,home_address,home_postcode\n"
ROWS = b"".join(
    b"C%d,2026-02-14T20:58,Vane,Ruth,1991-03-05,14 Larch Row,ZZ1 4QT\n" % number for number in range(2000)
)


@given(st.binary(max_size=500))
def test_what_was_packed_comes_out_the_same(content: bytes) -> None:
    assert plain(io.BytesIO(gzip.compress(content))).read() == content
    if not content.startswith(b"\x1f\x8b"):
        assert plain(io.BytesIO(content)).read() == content


def test_members_one_after_the_other_are_one_file() -> None:
    assert plain(io.BytesIO(gzip.compress(b"one ") + gzip.compress(b"two"))).read() == b"one two"


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (gzip.compress(random.Random(1).randbytes(5000))[:-100], "ends too early"),
        (b"\x1f\x8bthis is no archive", "is broken"),
        (gzip.compress(bytes(4 * LIMITS.gzip_free_bytes)), "grows more than 100 times"),
    ],
)
def test_archive_that_cannot_be_unpacked_is_refused(packed: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        plain(io.BytesIO(packed)).read()


def test_bomb_stops_before_it_has_grown() -> None:
    stream = plain(io.BytesIO(gzip.compress(bytes(4 * LIMITS.gzip_free_bytes))))
    came = stream.read(LIMITS.gzip_free_bytes // 2)
    assert len(came) == LIMITS.gzip_free_bytes // 2
    with pytest.raises(Unreadable):
        stream.read(LIMITS.gzip_free_bytes)


def test_rows_before_a_break_are_read_and_the_break_is_told() -> None:
    packed = gzip.compress(HEADER + ROWS, compresslevel=1)
    told = list(read_contacts(plain(io.BytesIO(packed[:-20])), packaged_profile("ambulance-111"), "nca"))
    assert len(told) > 1000
    assert isinstance(told[-1], Refusal)
    assert told[-1].reason == "the gzip archive ends too early"


def test_packed_message_is_read_and_a_broken_one_refused() -> None:
    packed = gzip.compress(bundled(r4()))
    assert len(list(read_messages(plain(io.BytesIO(packed)), "nca"))) == 1
    (refusal,) = read_messages(plain(io.BytesIO(packed[:-9])), "nca")
    assert isinstance(refusal, Refusal)
    assert refusal.where == "the file"
