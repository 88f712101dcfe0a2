"""The line to the service: every request signed by the agency's key, tried again where the service is away."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.connector.faults import Away, ConnectorFault
from teamaround.connector.settings import Calling, Settings
from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCH_TYPE,
    BATCHES_PATH,
    MOST_BYTES,
    STATUS_PATH,
    Answering,
    Asked,
    Problem,
    Receipt,
    Status,
    Taken,
    read,
    written,
)
from teamaround.formats.signed_request import key_id, signed_headers

_JSON = "application/json"
_AWAY = frozenset({429, 500, 502, 503, 504})  # what passes by itself
_Body = TypeVar("_Body")


class Refused(ConnectorFault):
    """The service took the request for wrong. `at` is its own clock, where it told it."""

    def __init__(self, status: int, why: str, at: datetime | None) -> None:
        self.status, self.at = status, at
        super().__init__(f"The service refused this with {status}: {why}")


class Machine(NamedTuple):
    """What the connector takes from the machine: the time, words used once, and waiting."""

    clock: Callable[[], datetime]
    once: Callable[[], str]
    pause: Callable[[float], None]


class _Reply(NamedTuple):
    status: int
    headers: httpx.Headers
    body: bytes


class _NotNow(Exception):
    """What may pass by itself. `asks_to_wait`: so many seconds, where the service said so."""

    def __init__(self, words: str, asks_to_wait: float = 0) -> None:
        self.asks_to_wait = asks_to_wait
        super().__init__(words)


class Line:
    """A line under one key. `say` is told why it waits."""

    def __init__(
        self,
        settings: Settings,
        key: Ed25519PrivateKey,
        client: httpx.Client,
        machine: Machine,
        say: Callable[[str], None],
    ) -> None:
        self.name = key_id(settings.agency, key.public_key())
        self._settings, self._key, self._client = settings, key, client
        self._machine, self._say = machine, say

    def under(self, key: Ed25519PrivateKey) -> Line:
        """The same line under another key."""
        return Line(self._settings, key, self._client, self._machine, self._say)

    def status(self) -> Status:
        """What the service tells of this agency's feed. All of these raise `Refused` and `Away`."""
        return self._told("GET", STATUS_PATH, b"", Status)

    def send(self, batch: bytes) -> Receipt:
        """Send a batch. The same again gets the same receipt."""
        return self._told("POST", BATCHES_PATH, batch, Receipt, BATCH_TYPE)

    def asked(self) -> Asked:
        """The next asking that waits."""
        return self._told("GET", ASKED_PATH, b"", Asked)

    def answer(self, answering: Answering) -> Taken:
        """Answer an asking."""
        return self._told("POST", ANSWERED_PATH, written(answering), Taken)

    def _told(self, method: str, path: str, body: bytes, as_a: type[_Body], kind: str = _JSON) -> _Body:
        reply = self._tried(method, path, body, kind)
        if reply.status != httpx.codes.OK:
            raise Refused(reply.status, _why(reply), _told_time(reply.headers))
        try:
            return read(reply.body, as_a)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise Away(f"What answers at {path} is no service of this version.") from None

    def _tried(self, method: str, path: str, body: bytes, kind: str) -> _Reply:
        """The reply, after as many tries as the settings give, or as the service asks to wait for."""
        pauses = _pauses(self._settings.calling)
        while True:
            try:
                return self._present(method, path, body, kind)
            except _NotNow as away:
                pause = max(next(pauses, math.inf), away.asks_to_wait)
                if pause > self._settings.calling.longest_pause_seconds:
                    raise Away(f"{away}. Nothing is lost: send again later.") from None
                self._say(f"{away}; once more in {pause:g} s")
            self._machine.pause(pause)

    def _present(self, method: str, path: str, body: bytes, kind: str) -> _Reply:
        """The reply of a service that is there. Raises `_NotNow`."""
        try:
            reply = self._once(method, path, body, kind)
        except httpx.HTTPError as error:
            raise _NotNow(f"The service cannot be reached ({type(error).__name__})") from None
        if reply.status in _AWAY:
            wait = _retry_after(reply.headers, self._machine.clock())
            raise _NotNow(f"The service is away ({reply.status})", wait)
        return reply

    def _once(self, method: str, path: str, body: bytes, kind: str) -> _Reply:
        url = self._settings.service + path
        headers = signed_headers(
            method,
            url,
            body,
            name=self.name,
            key=self._key,
            now=self._machine.clock(),
            once=self._machine.once(),
        )
        if body:
            headers["content-type"] = kind
        with self._client.stream(method, url, content=body, headers=headers) as response:
            return _Reply(response.status_code, response.headers, _bounded(response))


def _bounded(response: httpx.Response) -> bytes:
    """What came, up to the size that anything on this line may have."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise httpx.DecodingError("too long a reply")
    return bytes(body)


def _pauses(calling: Calling) -> Iterator[float]:
    """Between the tries: each twice as long as the one before, up to the longest."""
    for done in range(calling.tries - 1):
        yield min(calling.first_pause_seconds * 2**done, calling.longest_pause_seconds)


def _retry_after(headers: httpx.Headers, now: datetime) -> float:
    """How long the service asks to wait, in seconds or until a moment; 0 where it does not say."""
    told = headers.get("retry-after", "")
    if told.isdecimal():
        return float(told)
    until = _moment(told)
    return max((until - now).total_seconds(), 0.0) if until else 0.0


def _told_time(headers: httpx.Headers) -> datetime | None:
    """The clock of whoever answered."""
    return _moment(headers.get("date", ""))


def _moment(told: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _why(reply: _Reply) -> str:
    try:
        problem = read(reply.body, Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return "it does not say why."
    return f"{problem.title}: {problem.detail}" if problem.detail else problem.title
