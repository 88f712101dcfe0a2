"""The line: how long it waits, when it gives up, and that no reply can do more than end a round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from teamaround.connector.faults import Away
from teamaround.connector.line import Line, Machine, Refused
from teamaround.connector.settings import Agreement, Calling, Settings
from teamaround.formats.sealed_way import MOST_BYTES, Status, written
from teamaround.formats.signed_request import signer_of

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
STATUS = Status(agency="nca-111", now=NOW, epochs=(3,), recipes="1", next_batch=1, waiting=0)
Replying = Callable[[httpx.Request], httpx.Response]


class Walk:
    """A line to somebody who replies so, with the pauses that it made."""

    def __init__(self, replying: Replying, **calling: float) -> None:
        self.pauses: list[float] = []
        words = count()
        machine = Machine(lambda: NOW, lambda: f"word-{next(words)}", self.pauses.append)
        settings = Settings(
            agency="nca-111",
            service="https://teamaround.example",
            keys=Path(),
            outbox=Path(),
            agreement=Agreement(open_plans_at_most=1),
            calling=Calling(**calling),  # type: ignore[arg-type]  # whichever the test names
            feeds=(),
        )
        client = httpx.Client(transport=httpx.MockTransport(replying))
        self.line = Line(settings, KEY, client, machine, lambda _: None)


def told(status: int, content: bytes = b"", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, content=content, headers=named)


def test_line_signs_every_try_anew() -> None:
    seen = []

    def replying(request: httpx.Request) -> httpx.Response:
        signer = signer_of(
            request.method,
            request.url.path,
            request.headers,
            request.content,
            key_of=lambda _: KEY.public_key(),
            now=NOW,
        )
        seen.append(signer.once)
        return told(503) if len(seen) < 3 else told(200, written(STATUS))

    assert Walk(replying).line.status() == STATUS
    assert seen == ["word-0", "word-1", "word-2"]


def test_line_waits_twice_as_long_each_time_up_to_the_longest_and_then_gives_up() -> None:
    walk = Walk(lambda _: told(503), tries=6, first_pause_seconds=1, longest_pause_seconds=5)
    with pytest.raises(Away, match="Nothing is lost"):
        walk.line.status()
    assert walk.pauses == [1, 2, 4, 5, 5]


@pytest.mark.parametrize(
    ("retry_after", "pauses"),
    [
        ("7", [7]),
        ("Thu, 26 Nov 2026 09:00:30 GMT", [30]),
        ("Thu, 26 Nov 2026 08:00:00 GMT", [1]),
        ("soon", [1]),
        ("-5", [1]),
        ("61", []),
    ],
)
def test_line_waits_as_long_as_the_service_asks_unless_too_long(
    retry_after: str, pauses: list[float]
) -> None:
    walk = Walk(lambda _: told(503, retry_after=retry_after), tries=2)
    with pytest.raises(Away):
        walk.line.status()
    assert walk.pauses == pauses


@pytest.mark.parametrize(
    "fault", [httpx.ConnectError, httpx.ReadTimeout, httpx.ConnectTimeout, httpx.RemoteProtocolError]
)
def test_line_that_breaks_is_tried_again(fault: type[httpx.TransportError]) -> None:
    def breaking(_: httpx.Request) -> httpx.Response:
        raise fault("of an address that is nobody's business")

    walk = Walk(breaking, tries=3)
    with pytest.raises(Away, match=rf"cannot be reached \({fault.__name__}\)\. Nothing is lost"):
        walk.line.status()
    assert len(walk.pauses) == 2


@pytest.mark.parametrize("status", [301, 400, 401, 404, 409, 413])
def test_line_that_is_refused_is_not_tried_again(status: int) -> None:
    walk = Walk(lambda _: told(status, b'{"title":"No","status":400,"detail":"Not so."}'))
    with pytest.raises(Refused, match=f"refused this with {status}: No: Not so"):
        walk.line.status()
    assert walk.pauses == []


@pytest.mark.parametrize("content", [b"", b"<html>", b"null", b'{"agency":1}', b"\xff", b"[" * 100_000])
def test_line_with_something_else_at_its_end_is_told_so(content: bytes) -> None:
    with pytest.raises(Away, match="no service of this version"):
        Walk(lambda _: told(200, content)).line.status()


def test_line_takes_no_reply_without_end() -> None:
    walk = Walk(lambda _: told(200, bytes(MOST_BYTES + 1)), tries=1)
    with pytest.raises(Away, match="DecodingError"):
        walk.line.asked()


@given(st.sampled_from([200, 400, 401, 503]), st.binary(max_size=300))
def test_line_ends_in_words_whatever_comes(status: int, content: bytes) -> None:
    with pytest.raises((Away, Refused)):
        Walk(lambda _: told(status, content), tries=1).line.asked()
