"""Files of contacts into numbered, signed batches of sealed ones. Killed in between, it is simply run again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from teamaround.connector.book import record_digest
from teamaround.connector.contact_files import Found, contacts_in, feed_of
from teamaround.connector.contents import Sealable, sealable
from teamaround.connector.faults import SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import QUARANTINE, Outbox
from teamaround.connector.set_aside import SetAside, write_quarantine
from teamaround.connector.settings import Settings
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.reading import Refusal
from teamaround.matching.tokens import (
    BatchHeader,
    ContentTooLong,
    Sealer,
    epoch_at,
    recipe_table,
    seed_mark,
    signed_batch,
)
from teamaround.matching.tokens.batches import MOST_CONTACTS
from teamaround.matching.tokens.keys import recipe_keys
from teamaround.matching.tokens.oprf import Draw

Say = Callable[[str], None]
Clock = Callable[[], datetime]


class Prepared(msgspec.Struct, kw_only=True):
    """What became of a run, in counts. `refused_files` are those of which nothing could be used."""

    sealed: int = 0
    known: int = 0
    shortened: int = 0
    batches: int = 0
    set_aside: list[SetAside] = []
    refused_files: list[str] = []


class Preparing:
    """One run over some files. Whoever calls holds the outbox for preparing alone."""

    def __init__(
        self,
        settings: Settings,
        keys: Keyring,
        outbox: Outbox,
        *,
        clock: Clock,
        draw: Draw,
        say: Say,
        progress: Callable[[Found], None] = lambda _: None,
    ) -> None:
        self._settings, self._keys, self._outbox = settings, keys, outbox
        self._clock, self._draw, self._say, self._progress = clock, draw, say, progress
        self._memory = keys.memory()
        self._lot: dict[bytes, Sealable] = {}
        self._run: set[bytes] = set()
        self.done = Prepared()

    def run(self, files: Iterable[Path], *, feed: str | None = None, again: bool = False) -> Prepared:
        """Prepare every file. `again`: also records that were prepared before. Raises `SettingsFault`."""
        self._outbox.forget_unfinished()
        for file, its_feed in [(file, feed_of(file, self._settings, feed)) for file in files]:
            before, aside = self._usable, len(self.done.set_aside)
            for found in contacts_in(file, its_feed, self._settings.agency, self._clock()):
                self._take(found, again)
                self._progress(found)
            if self._usable == before:
                self.done.refused_files.append(file.name)
            self._quarantine(self.done.set_aside[aside:])
        self._close_batch()
        return self.done

    @property
    def _usable(self) -> int:
        return self.done.sealed + self.done.known + len(self._lot)

    def _take(self, found: Found, again: bool) -> None:
        if isinstance(found.what, Refusal):
            self._refuse(found, found.what.where, found.what.field, found.what.reason)
            return
        digest = record_digest(self._memory, self._settings.agency, found.what.source_id)
        if digest in self._run or (not again and self._outbox.book.is_prepared(digest)):
            self.done.known += 1
            return
        self._ready(found, found.what, digest)

    def _ready(self, found: Found, contact: ContactRecord, digest: bytes) -> None:
        try:
            ready = sealable(contact)
        except ContentTooLong as error:
            self._refuse(found, f"contact {found.number}", "", f"too long to be sealed: {error}")
            return
        if ready.shortened:
            self.done.shortened += 1
            cut = " and ".join(ready.shortened)
            self._say(f"{found.file} contact {found.number}: {cut} shortened, so that it can be sealed")
        self._run.add(digest)
        self._lot[digest] = ready
        if len(self._lot) == MOST_CONTACTS:
            self._close_batch()

    def _refuse(self, found: Found, row: str, field: str, reason: str) -> None:
        self.done.set_aside.append(SetAside(found.file, row, field, reason))

    def _close_batch(self) -> None:
        if not self._lot:
            return
        number, now = self._outbox.next_number, self._clock()
        content = sealed_batch(
            tuple(self._lot.values()), number, self._settings.agency, self._keys, now, self._draw
        )
        self._outbox.add(number, content, self._lot)
        self.done.sealed += len(self._lot)
        self.done.batches += 1
        self._say(f"batch {number}: {len(self._lot):,} contacts sealed, {len(content):,} bytes")
        self._lot.clear()

    def _quarantine(self, rows: list[SetAside]) -> None:
        if rows:
            path = write_quarantine(self._outbox.folder / QUARANTINE, rows)
            self._say(f"{len(rows):,} set aside: see {QUARANTINE}/{path.name}")


def sealed_batch(
    contacts: tuple[Sealable, ...], number: int, agency: str, keys: Keyring, now: datetime, draw: Draw
) -> bytes:
    """The bytes of a batch, sealed under the present epoch's keys. Raises `SettingsFault` without a seed."""
    epoch, table = epoch_at(now).number, recipe_table()
    seed = keys.seed(epoch)
    if seed is None:
        raise SettingsFault(f"There is no seed for epoch {epoch}: put it back from where you keep a copy.")
    header = BatchHeader(
        agency=agency,
        number=number,
        epoch=epoch,
        recipes=table.version,
        mark=seed_mark(seed, epoch),
        count=len(contacts),
        made_at=now,
    )
    sealer = Sealer(recipe_keys(seed, epoch, table.names), header.context, draw)
    made = sealer.seal_all((one.content, one.tokens) for one in contacts)
    return signed_batch(header, made, keys.signing())
