"""Proving the way by walking it: each finding in one line, with what to do where it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple

from teamaround.connector.alone import alone
from teamaround.connector.answering import left_to_ask
from teamaround.connector.contents import sealable
from teamaround.connector.durable import OF_OTHERS
from teamaround.connector.faults import Away, ConnectorFault, SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.line import Line, Refused
from teamaround.connector.outbox import Outbox
from teamaround.connector.prepare import Clock, sealed_batch
from teamaround.connector.send import PREPARING, SENDING
from teamaround.connector.settings import Settings
from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson
from teamaround.formats.sealed_way import Status
from teamaround.formats.signed_request import OLDEST
from teamaround.matching.tokens import epoch_at, recipe_table, seed_mark
from teamaround.matching.tokens.oprf import Draw

SEED_TODO = "put the former keys back; if they were replaced, have the new one registered with --replace"


class Finding(NamedTuple):
    """One thing that was looked at. `todo` is empty where it is right."""

    what: str
    says: str
    todo: str = ""

    @property
    def line(self) -> str:
        """The finding for people."""
        return f"{'WRONG' if self.todo else 'ok':<6}{self.what}: {self.says}{f' -> {self.todo}' if self.todo else ''}"


def keys_found(keys: Keyring, now: datetime) -> Finding:
    """Whether every key that is needed now is there, whole, and its owner's alone."""
    epoch = epoch_at(now).number
    try:
        _ = keys.signing(), keys.next_signing(), keys.memory()
        seed = keys.seed(epoch)
    except SettingsFault as fault:
        return Finding("keys", str(fault), "then run `doctor` again")
    if seed is None:
        return Finding("keys", f"no seed for epoch {epoch}", "put it back from where you keep a copy")
    return Finding("keys", f"all there for epoch {epoch}, and their owner's alone")


class Doctor:
    """Looks at one agency's side. `draw` gives random bytes for the probe."""

    def __init__(
        self, settings: Settings, keys: Keyring, outbox: Outbox, line: Line, clock: Clock, draw: Draw
    ) -> None:
        self._settings, self._keys, self._outbox = settings, keys, outbox
        self._line, self._clock, self._draw = line, clock, draw

    def findings(self, *, probe: bool = False) -> Iterator[Finding]:
        """Everything in its order; what needs the service is left out where it does not answer. Needs both locks
        free for a probe."""
        yield self._folder()
        try:
            status = self._line.status()
        except Away as away:
            yield Finding("service", str(away), f"see that {self._settings.service} can be reached from here")
            return
        except Refused as refused:
            yield Finding("service", "it answers")
            yield from self._unknown(refused)
            return
        yield Finding("service", "it answers")
        yield self._clocks(status.now)
        yield Finding("key", f"the service knows {self._line.name}")
        yield from self._agreed(status)
        if probe:
            yield self._probed(status)

    def _folder(self) -> Finding:
        if self._outbox.folder.stat().st_mode & OF_OTHERS:
            name = self._outbox.folder.name
            return Finding("outbox", f"{name} can be read by others", f"run `chmod 700 {name}`")
        return Finding("outbox", "it is its owner's alone")

    def _unknown(self, refused: Refused) -> Iterator[Finding]:
        if refused.at is not None:
            clocks = self._clocks(refused.at)
            yield clocks
            if clocks.todo:
                return
        todo = (
            f"register {self._line.name} with the partnership"
            if refused.status == HTTPStatus.UNAUTHORIZED
            else "ask there"
        )
        yield Finding("key", str(refused), todo)

    def _clocks(self, theirs: datetime) -> Finding:
        apart = abs(self._clock() - theirs)
        seconds = f"{apart / timedelta(seconds=1):.0f} s apart"
        if apart >= OLDEST:
            return Finding("clock", seconds, "set this machine's clock: let it follow a time server")
        return Finding("clock", seconds)

    def _agreed(self, status: Status) -> Iterator[Finding]:
        ours, table = epoch_at(self._clock()).number, recipe_table()
        yield _equal("epoch", ours, next(iter(status.epochs), None), "install the service's version")
        yield _equal("recipes", table.version, status.recipes, "install the service's version")
        yield from self._seeds(status)
        yield self._numbers(status)
        yield self._quota(ours)

    def _seeds(self, status: Status) -> Iterator[Finding]:
        """Whether what this side seals is what the other has values of; nothing before anything came."""
        for epoch, theirs in status.marks.items():
            seed = self._keys.seed(epoch)
            if seed is None or seed_mark(seed, epoch) != theirs:
                yield Finding("seed", f"the service began epoch {epoch} with another", SEED_TODO)
            else:
                yield Finding("seed", f"one and the same on both sides in epoch {epoch}")

    def _numbers(self, status: Status) -> Finding:
        first = min((*self._outbox.waiting_numbers(), self._outbox.next_number))
        waits = len(self._outbox.waiting_numbers())
        says = f"{waits} wait, the service expects {status.next_batch}, the outbox goes on with {first}"
        if first <= status.next_batch <= self._outbox.next_number:
            return Finding("batches", says)
        return Finding("batches", says, "put the former outbox back, or take over with `doctor --take-over`")

    def _quota(self, epoch: int) -> Finding:
        plans = self._settings.agreement.open_plans_at_most
        lists, changes = (
            left_to_ask(self._outbox, epoch, plans, is_bulk=is_bulk) for is_bulk in (True, False)
        )
        says = (
            f"of each recipe at least {lists:,} evaluations are left for whole lists, {changes:,} for changes, "
            f"for {plans:,} open plans"
        )
        if lists and changes:
            return Finding("quota", says)
        return Finding("quota", says, "tell your officer: the service has asked for all it may in this epoch")

    def _probed(self, status: Status) -> Finding:
        """A batch of one contact about nobody, under no token: nothing on any list can open it."""
        try:
            with alone(self._outbox.folder, PREPARING), alone(self._outbox.folder, SENDING):
                return self._probe(status)
        except ConnectorFault as fault:
            return Finding("probe", str(fault), "put this right, and send: the probe waits in the outbox")

    def _probe(self, status: Status) -> Finding:
        number = self._outbox.next_number
        if self._outbox.waiting_numbers() or number != status.next_batch:
            return Finding("probe", "batches wait, or the numbers do not fit", "run `send` first")
        now, agency = self._clock(), self._settings.agency
        contact = sealable(_about_nobody(agency, number, now))
        content = sealed_batch((contact,), number, agency, self._keys, now, self._draw)
        self._outbox.add(number, content, ())
        receipt = self._line.send(content)
        self._outbox.receipted(number, receipt)
        return Finding("probe", f"batch {number} with one contact about nobody has receipt {receipt.receipt}")


def _about_nobody(agency: str, number: int, now: datetime) -> ContactRecord:
    return ContactRecord(
        agency=agency,
        source_id=f"probe-{number}",
        kind=ContactKind.OTHER,
        occurred_at=now,
        person=WrittenPerson(),
        reason="a probe by the connector, about nobody",
    )


def _equal(what: str, ours: object, theirs: object, todo: str) -> Finding:
    if ours == theirs:
        return Finding(what, f"{ours} on both sides")
    return Finding(what, f"{ours} here, {theirs} at the service", todo)
