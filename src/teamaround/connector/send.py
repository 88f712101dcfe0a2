"""One round with the service: its askings are answered first, then batches go in order; then old things are cleared."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple

from teamaround.connector.alone import alone
from teamaround.connector.answering import Answerer
from teamaround.connector.faults import AtWork, ConnectorFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.line import Line, Refused
from teamaround.connector.outbox import Outbox, Waiting
from teamaround.connector.prepare import Say
from teamaround.connector.settings import Settings
from teamaround.formats.sealed_way import Status
from teamaround.matching.tokens import live_epochs, recipe_table
from teamaround.matching.tokens.batches import is_signed_by

PREPARING, SENDING = "preparing", "sending"


class Round(NamedTuple):
    """What one round did, in counts."""

    answered: int
    sent: int
    put_aside: int


class Sending:
    """Rounds of sending from one outbox. Whoever calls holds the outbox for sending alone."""

    def __init__(self, settings: Settings, keys: Keyring, outbox: Outbox, line: Line, say: Say) -> None:
        self._keys, self._outbox, self._say = keys, outbox, say
        self._line = line
        self._answerer = Answerer(settings, keys, outbox, say)

    def round(self, now: datetime) -> Round:
        """Answer and send all that waits. Raises `Refused` and `Away`; what was not receipted still waits."""
        status, lost = self._known(now)
        answered = self._answerer.answer_all(self._line, now)
        _must_agree(status)
        aside = lost + self._put_aside_outdated(status, now)
        sent = self._send_all(status)
        self._settle_keys()
        self._clear(now)
        return Round(answered, sent, aside)

    def _known(self, now: datetime) -> tuple[Status, int]:
        """The service's status, under the key that it knows: it may have been told to forget the former."""
        try:
            return self._line.status(), 0
        except Refused as refused:
            coming = self._keys.next_signing()
            if refused.status != HTTPStatus.UNAUTHORIZED or coming is None:
                raise
            line = self._line.under(coming)
            status = line.status()
        aside = self._put_aside(status.next_batch, "they bear the signature of a key that was withdrawn")
        self._keys.promote()
        self._line = line
        return status, aside

    def _put_aside_outdated(self, status: Status, now: datetime) -> int:
        """Batches that nobody could open any more. Whatever the service already has goes once more, for its receipt."""
        live, signer = {epoch.number for epoch in live_epochs(now)}, self._keys.signing().public_key()
        for one in self._outbox.waiting():
            if one.number < status.next_batch:
                continue
            if not _can_open(one, live):
                return self._put_aside(one.number, "their epoch or their recipes are no longer in use")
            if not is_signed_by(one.content, signer):
                return self._put_aside(one.number, "they were sealed before the keys were replaced")
        return 0

    def _put_aside(self, first: int, why: str) -> int:
        with alone(self._outbox.folder, PREPARING):
            number = self._outbox.put_aside(first)
        if number:
            self._say(f"{number} batches from {first} on were put aside: {why}. Prepare their files again.")
        return number

    def _send_all(self, status: Status) -> int:
        sent = 0
        for one in self._outbox.waiting():
            if one.number > status.next_batch + sent:
                raise ConnectorFault(
                    f"The service expects batch {status.next_batch + sent}, and {one.number} is the first here: "
                    "stopped. Run `doctor`."
                )
            receipt = self._line.send(one.content)
            self._outbox.receipted(one.number, receipt)
            self._say(f"batch {one.number}: {one.header.count:,} contacts sent, receipt {receipt.receipt}")
            sent += one.number >= status.next_batch
        return sent

    def _settle_keys(self) -> None:
        """Go over to the next signing key once the service knows it and nothing waits under the former."""
        coming = self._keys.next_signing()
        if coming is None or self._outbox.waiting_numbers():
            return
        line = self._line.under(coming)
        try:
            line.status()
        except Refused as refused:
            if refused.status != HTTPStatus.UNAUTHORIZED:
                raise
            self._say(f"the service does not know {line.name} yet: signed with the former key")
            return
        if not self._promoted():
            return
        self._line = line
        self._say(f"the service knows {line.name}: the former key is gone")

    def _promoted(self) -> bool:
        """Never while a batch is being signed by the former key: it would wait under a key that is gone."""
        try:
            with alone(self._outbox.folder, PREPARING):
                if self._outbox.waiting_numbers():
                    return False
                self._keys.promote()
        except AtWork:  # the next round does it
            return False
        return True

    def _clear(self, now: datetime) -> None:
        swept, destroyed = self._outbox.sweep(now), self._keys.destroy_old_seeds(now)
        self._outbox.book.drop_epochs_before(min(epoch.number for epoch in live_epochs(now)))
        if swept:
            self._say(f"{swept} batches that the service keeps no longer were deleted; their receipts stay")
        if destroyed:
            self._say(f"{destroyed} seeds of ended epochs were destroyed")


def _must_agree(status: Status) -> None:
    if status.recipes != recipe_table().version:
        raise ConnectorFault(
            f"The service uses recipes of version {status.recipes}, this connector has {recipe_table().version}: "
            "nothing was sent. Install the connector of the service's version."
        )


def _can_open(one: Waiting, live: set[int]) -> bool:
    return one.header.epoch in live and one.header.recipes == recipe_table().version
