"""A service for the connector's tests: it keeps to the contract of `formats.sealed_way` strictly, over real HTTP.

The stories speak to it by what `PretendService` shows to them, and by nothing else: whoever has the real service puts
one with the same methods in its place (`given_service` of conftest.py) and runs the same suite.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCH_TYPE,
    BATCHES_PATH,
    MOST_BYTES,
    STATUS_PATH,
    Answering,
    Asked,
    Asking,
    Problem,
    Receipt,
    Status,
    Taken,
    read,
    written,
)
from teamaround.formats.signed_request import NotSigned, key_id, signer_of
from teamaround.matching import Description, normal_person
from teamaround.matching.tokens import (
    BatchRefused,
    Token,
    blind,
    epoch_at,
    finalize,
    live_epochs,
    opened,
    padded,
    read_batch,
    recipe_table,
    tokens_of,
)
from teamaround.matching.tokens.batches import batch_header
from teamaround.matching.tokens.oprf import random_element

Reply = tuple[int, bytes]
GONE = 0  # instead of a status: the connection breaks off, and nothing goes out
WORDS = "Accepted. What matches nothing is deleted after 14 days."


class _Refused(Exception):
    def __init__(self, status: int, title: str) -> None:
        self.reply = status, written(Problem(title=title, status=status))
        super().__init__(title)


class PretendService:
    """One agency's side of the service. `ahead` is how far its clock is before this machine's."""

    def __init__(self, agency: str) -> None:
        self.agency, self.ahead, self.away, self.retry_after = agency, timedelta(0), 0, "0"
        self.recipes = recipe_table().version
        self.keys: dict[str, Ed25519PublicKey] = {}
        self.received: dict[int, bytes] = {}
        self.answers: list[Answering] = []
        self.requests: list[str] = []
        self._asked: dict[UUID, Asking] = {}
        self._blinds: dict[UUID, dict[str, list[tuple[bytes, bytes]]]] = {}
        self._values: dict[int, dict[bytes, str]] = {}
        self._signed_by: dict[int, Ed25519PublicKey] = {}
        self.marks: dict[int, str] = {}
        self._words: set[str] = set()
        self._lock = Lock()
        self._listen(0)

    def _listen(self, port: int) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler_of(self))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def start_again(self) -> None:
        """Listen at the same address again, with all that was kept."""
        self._listen(self._server.server_address[1])

    def register(self, public: bytes) -> None:
        """Know an agency's public key (PEM)."""
        key = load_pem_public_key(public)
        assert isinstance(key, Ed25519PublicKey)
        self.keys[key_id(self.agency, key)] = key

    def withdraw(self, public: bytes) -> None:
        """Know it no longer."""
        key = load_pem_public_key(public)
        assert isinstance(key, Ed25519PublicKey)
        del self.keys[key_id(self.agency, key)]

    def replace_seed(self, public: bytes) -> None:
        """Know this key alone, and forget what it held under the agency's former seed."""
        self.keys.clear()
        self.register(public)
        for known in (self._asked, self._blinds, self._values, self.marks):
            known.clear()

    def list_person(self, person: Description, *, plans: int = 100) -> None:
        """Put somebody on the list: an asking for their tokens waits from now on."""
        self.ask(tokens_of(normal_person(person), listed=True), plans=plans)

    def ask(self, tokens: tuple[Token, ...], *, plans: int, epoch: int | None = None) -> Asking:
        """Let an asking wait for these tokens, padded as a small change is."""
        blinds: dict[str, list[tuple[bytes, bytes]]] = {}
        elements: dict[str, list[bytes]] = {}
        for token in tokens:
            secret, element = blind(token.value, os.urandom)
            blinds.setdefault(token.recipe, []).append((token.value, secret))
            elements.setdefault(token.recipe, []).append(element)
        for row in elements.values():
            row += [random_element(os.urandom) for _ in range(padded(len(row), is_bulk=False) - len(row))]
        asking = Asking(
            asking=uuid4(),
            epoch=epoch_at(self.now()).number if epoch is None else epoch,
            recipes=self.recipes,
            plans=plans,
            is_bulk=False,
            elements={recipe: tuple(row) for recipe, row in elements.items()},
        )
        self._blinds[asking.asking] = blinds
        self._asked[asking.asking] = asking
        return asking

    def opened_contacts(self) -> list[ContactRecord]:
        """Every contact of every batch that opens to the list as it is now, in the order of the batches."""
        found = []
        for number, content in sorted(self.received.items()):
            batch = read_batch(content, self._signed_by[number])
            watch = self._values.get(batch.header.epoch, {})
            found += [msgspec.json.decode(one.content, type=ContactRecord) for one in opened(batch, watch)]
        return found

    def now(self) -> datetime:
        """Its clock."""
        return datetime.now(UTC) + self.ahead

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """What it answers to a request."""
        with self._lock:
            self.requests.append(f"{method} {path}")
            if self.away:
                self.away -= 1
                return 503, written(Problem(title="The service is away.", status=503))
            try:
                key = self._signer(method, path, headers, body)
                return 200, self._answered(method, path, headers, body, key)
            except _Refused as refused:
                return refused.reply

    def _signer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Ed25519PublicKey:
        try:
            signer = signer_of(method, path, headers, body, key_of=self.keys.get, now=self.now())
        except NotSigned as error:
            raise _Refused(401, str(error)) from None
        if signer.once in self._words:
            raise _Refused(401, "The word was used before.")
        self._words.add(signer.once)
        return self.keys[signer.key_id]

    def _answered(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, key: Ed25519PublicKey
    ) -> bytes:
        match method, path:
            case "GET", p if p == STATUS_PATH:
                return written(self._status())
            case "GET", p if p == ASKED_PATH:
                return written(Asked(next=next(iter(self._asked.values()), None)))
            case "POST", p if p == BATCHES_PATH:
                return written(self._take(body, headers.get("content-type", ""), key))
            case "POST", p if p == ANSWERED_PATH:
                return written(self._take_answer(body))
        raise _Refused(404, "There is nothing here.")

    def _status(self) -> Status:
        epochs = tuple(epoch.number for epoch in live_epochs(self.now()))
        return Status(
            agency=self.agency,
            now=self.now(),
            epochs=epochs,
            recipes=self.recipes,
            next_batch=len(self.received) + 1,
            waiting=len(self._asked),
            marks=self.marks,
        )

    def _take(self, body: bytes, kind: str, key: Ed25519PublicKey) -> Receipt:
        try:
            header = batch_header(body)
            if (
                self.received.get(header.number) != body
            ):  # its receipt was lost; it may bear a former key's signature
                read_batch(body, key)
        except BatchRefused as error:
            raise _Refused(400, str(error)) from None
        if header.agency != self.agency or kind != BATCH_TYPE:
            raise _Refused(400, "This is no batch of yours.")
        if self.received.get(header.number, body) != body or header.number > len(self.received) + 1:
            raise _Refused(409, "This is not the batch that was expected.")
        if header.number not in self.received:
            self._keep_to_seed(header.epoch, header.mark)
        self.received[header.number] = body
        self._signed_by.setdefault(header.number, key)
        return Receipt(receipt=f"R-{header.number:06}", words=WORDS)

    def _keep_to_seed(self, epoch: int, mark: str) -> None:
        if self.marks.setdefault(epoch, mark) != mark:
            raise _Refused(409, "This is of another seed.")

    def _take_answer(self, body: bytes) -> Taken:
        try:
            answer = read(body, Answering)
        except msgspec.MsgspecError:
            raise _Refused(400, "This is no answer.") from None
        if any(answer.asking == known.asking for known in self.answers):
            return Taken(asking=answer.asking)
        asking = self._asked.get(answer.asking)
        if asking is None:
            raise _Refused(409, "There is no such asking.")
        if answer.elements:
            self._keep_to_seed(asking.epoch, answer.mark)
        del self._asked[answer.asking]
        self.answers.append(answer)
        self._finalize(asking, answer)
        return Taken(asking=answer.asking)

    def _finalize(self, asking: Asking, answer: Answering) -> None:
        """Keep the function's values of the list; what padded it is dropped."""
        blinds = self._blinds.pop(asking.asking)
        values = self._values.setdefault(asking.epoch, {})
        for recipe, evaluated in answer.elements.items():
            assert len(evaluated) == len(asking.elements[recipe])
            for (token, secret), element in zip(blinds[recipe], evaluated, strict=False):
                values[finalize(token, secret, element)] = recipe


def _handler_of(service: PretendService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _reply(self) -> None:
            length = int(self.headers.get("content-length", 0))
            if length > MOST_BYTES:
                self.close_connection = True
                status, body = 413, written(Problem(title="Too long.", status=413))
            else:
                told = {name.lower(): value for name, value in self.headers.items()}
                status, body = service.reply(self.command, self.path, told, self.rfile.read(length))
            if status == GONE:
                self.close_connection = True
                return
            self.send_response(status)
            if status == 503:
                self.send_header("Retry-After", service.retry_after)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _reply

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string(service.now().timestamp())

        def log_message(self, *_: Any) -> None:
            """Nothing: the tests look at what was asked."""

    return Handler
