"""FHIR line by line: each line a message, a broken one refused by its number, and plain JSON never taken for it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.door import Format, detect, read_message, read_messages
from teamaround.formats.reading import Refusal
from teamaround.formats.strict import LIMITS
from tests.formats.fhir.messages import bundled, patient, r4, stu3

NOW = datetime(2026, 2, 15, 9, tzinfo=UTC)
VANE = json.dumps(patient(name=[{"family": "Vane"}])).encode()


def told(payload: bytes) -> list[str]:
    reading = read_messages(io.BytesIO(payload), "nca", NOW)
    return [one.where if isinstance(one, Refusal) else one.person.family_name for one in reading]


def test_each_line_is_read_and_a_bad_one_is_refused_by_its_number() -> None:
    lines = (VANE, b'{"resourceType": "Device"}', b"", b"{broken", bundled(r4()), bundled(stu3()))
    assert told(b"\r\n".join(lines)) == ["Vane", "line 2, $", "line 4, $", "Quillfeather", "Quillfeather"]


def test_broken_first_line_costs_only_itself() -> None:
    assert told(b'{"resourceType": "Pat\n\n' + VANE + b"\n") == ["line 1, $", "Vane"]


def test_lines_sent_again_are_the_same_records() -> None:
    first, again = (
        [one.source_id for one in read_message(VANE + b"\n" + bundled(r4()), "nca", NOW).records]
        for _ in "12"
    )
    assert first == again
    assert len(set(first)) == 2


@pytest.mark.parametrize("indent", [None, 2])
def test_plain_json_is_one_message(indent: int | None) -> None:
    written = json.dumps(json.loads(bundled(r4())), indent=indent).encode()
    assert told(written) == told(written + b"\n") == told(b"\n" + written) == ["Quillfeather"]
    assert told(b'{"resourceType": "Bundle", "entry": [\n{"resource": ' + VANE + b"}\n]}") == ["Vane"]


def test_line_over_the_limit_is_refused_and_the_next_is_read() -> None:
    long = b'{"resourceType": "' + b"x" * LIMITS.message_bytes + b'"}'
    assert told(VANE + b"\n" + long + b"\n" + VANE) == ["Vane", "line 2, $", "Vane"]


def test_message_over_the_limit_is_refused_without_reading_it_all() -> None:
    stream = io.BytesIO(b" " * (3 * LIMITS.message_bytes))
    assert len(list(read_messages(stream, "nca"))) == 1
    assert stream.tell() <= LIMITS.message_bytes + 1


def test_lines_are_known_by_their_look() -> None:
    assert detect(VANE + b"\n" + VANE) is Format.FHIR_R4
    assert isinstance(next(read_messages(io.BytesIO(VANE), "nca", NOW)), ContactRecord)
