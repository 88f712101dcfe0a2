"""What the strict loader lets through as XML, and what it refuses before anything is built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import LIMITS, load_xml

LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 30))


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"<!DOCTYPE a><a/>", "document type"),
        (f'<!DOCTYPE a [<!ENTITY l0 "x">{LAUGHS}]><a>&l29;</a>'.encode(), "document type or an entity"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "document type or an entity"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "document type"),
        (b"<a>&undeclared;</a>", "not well-formed"),
        (b"<a>" * (LIMITS.xml_depth + 1) + b"</a>" * (LIMITS.xml_depth + 1), "nested more than"),
        (b"<a>" + b"<b/>" * LIMITS.nodes + b"</a>", "more elements"),
        (b"<a>" + b" " * LIMITS.message_bytes + b"</a>", "larger than"),
        (b"<a>\x00</a>", "not well-formed"),
        (b"<a>&#0;</a>", "not well-formed"),
        (b"<a>&#xd800;</a>", "not well-formed"),
        (b"<a b='1' b='2'/>", "not well-formed"),
        (b"<a>", "ends too early"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "encoding"),
        (b"", "ends too early"),
    ],
)
def test_hostile_xml_is_refused(payload: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        load_xml(payload)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(payload: bytes) -> None:
    assert _read_or_reason(b"<a>" + payload + b"</a>")
    assert _read_or_reason(payload)


def _read_or_reason(payload: bytes) -> str:
    try:
        return str(load_xml(payload).tag)
    except Unreadable as refused:
        return refused.refusal.reason
