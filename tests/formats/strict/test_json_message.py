"""What the strict loader lets through as JSON, and what it refuses before or while parsing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import LIMITS, load_json


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"[" * 100_000, "more than 50000 values"),
        (b"[" * 33 + b"]" * 33, "nested more than 32 deep"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "nested more than 32 deep"),
        (b"[" + b"1," * 50_001 + b"1]", "more than 50000 values"),
        (b'{"a": NaN}', "NaN or an infinity"),
        (b"[-Infinity]", "NaN or an infinity"),
        (b"[1e999]", "too large"),
        (b"[1234567890123456789]", "more than 18 digits"),
        (b"[" + b"9" * 5000 + b"]", "more than 18 digits"),
        (b'{"a": 1, "a": 2}', "repeats a key"),
        (b'["a\x00"]', "not JSON"),
        (rb'["a\u0000"]', "a control character"),
        (rb'["a\ud800"]', "lone surrogate"),
        (rb'["a\u202eb"]', "a text-direction control"),
        ('["a\u2066b"]'.encode(), "a text-direction control"),
        (rb'{"a\u0007": 1}', "a control character"),
        (b'["\xff"]', "not UTF-8"),
        (b'["unclosed', "not JSON"),
        (b'"' + b"\\" * 99_999, "not JSON"),
        (b"", "not JSON"),
        (b" " * (LIMITS.message_bytes + 1), "larger than"),
    ],
)
def test_hostile_json_is_refused(payload: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        load_json(payload)


def test_refusal_tells_the_path_and_never_the_value_or_an_odd_key() -> None:
    with pytest.raises(Unreadable) as raised:
        load_json(rb'{"entry": [{"secret name": {"family": "Quill\u0007"}}]}')
    assert raised.value.refusal.where == "$.entry[0].?.family"
    assert "Quill" not in str(raised.value)


@pytest.mark.parametrize(
    "payload", [b'{"a": [1, 2.5, "x\\ty", true, null]}', b"\xef\xbb\xbf[]", b"[" * 32 + b"]" * 32]
)
def test_plain_json_is_read(payload: bytes) -> None:
    assert load_json(payload) == json.loads(payload.decode("utf-8-sig"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(payload: bytes) -> None:
    assert _read_or_reason(payload)


def _read_or_reason(payload: bytes) -> str:
    try:
        return json.dumps(load_json(payload))
    except Unreadable as refused:
        return refused.refusal.reason
