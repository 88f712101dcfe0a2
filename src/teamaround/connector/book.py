"""What the outbox remembers: which records were prepared, and how much was evaluated for the service.

Kept in one SQLite file, since it is on the agency's machine and must outlive a kill at any moment.
"""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from teamaround.formats.sealed_way import Asking, written
from teamaround.matching.tokens import Quota, recipe_table

_DIGEST_BYTES = 16
_WAIT_SECONDS = 60
_TABLES = """
CREATE TABLE IF NOT EXISTS prepared (digest BLOB PRIMARY KEY, batch INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS prepared_batch ON prepared (batch);
CREATE TABLE IF NOT EXISTS evaluated (
    epoch INTEGER, recipe TEXT, is_bulk INTEGER, elements INTEGER NOT NULL, PRIMARY KEY (epoch, recipe, is_bulk)
);
CREATE TABLE IF NOT EXISTS answered (asking BLOB PRIMARY KEY, digest BLOB NOT NULL, epoch INTEGER NOT NULL);
"""


class OverQuota(ValueError):
    """More evaluations than the agreement allows. Nothing was counted."""

    def __init__(self, recipe: str, quota: Quota, wanted: int) -> None:
        self.recipe, self.quota, self.wanted = recipe, quota, wanted
        super().__init__(f"{recipe}: {quota.asked:,} of {quota.most:,} evaluated, {wanted:,} more wanted")


class Changed(ValueError):
    """An asking came again under its number with other elements. Nothing was counted."""


class Book:
    """The memory of one outbox. Close it when done."""

    def __init__(self, file: Path) -> None:
        self._file = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)
        self._file.execute("PRAGMA synchronous = EXTRA")
        self._file.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def is_prepared(self, digest: bytes) -> bool:
        """Whether a record was prepared before."""
        return self._one("SELECT 1 FROM prepared WHERE digest = ?", digest) is not None

    def remember(self, digests: Iterable[bytes], batch: int) -> None:
        """Remember the records of a batch, all or none. A record remembered before stays with its batch."""
        with self._at_once():
            rows = ((digest, batch) for digest in digests)
            self._file.executemany("INSERT OR IGNORE INTO prepared VALUES (?, ?)", rows)

    def forget(self, batch: int) -> None:
        """Forget the records of a batch that will not be sent, so that they may be prepared again."""
        with self._at_once():
            self._file.execute("DELETE FROM prepared WHERE batch = ?", (batch,))

    def quota(self, epoch: int, recipe: str, plans: int, *, is_bulk: bool) -> Quota:
        """What a recipe may still be asked in an epoch, for so many open plans.

        Whole lists and small changes are counted apart (design 7.3), since each is padded in its own way: the one
        bulk of a short list would else leave nothing for whoever is linked tomorrow.
        """
        question = "SELECT elements FROM evaluated WHERE epoch = ? AND recipe = ? AND is_bulk = ?"
        asked = self._one(question, epoch, recipe, is_bulk) or 0
        return Quota(plans=plans, a_person=recipe_table().asked_of(recipe), asked=asked)

    def count(self, asking: Asking, plans: int) -> None:
        """Count an asking, once however often it comes. Raises `OverQuota` and `Changed`, and then counts nothing."""
        digest = sha256(written(asking)).digest()
        with self._at_once():
            before = self._one("SELECT digest FROM answered WHERE asking = ?", asking.asking.bytes)
            if before == digest:
                return
            if before is not None:
                raise Changed("an asking came again with other elements")
            row = (asking.asking.bytes, digest, asking.epoch)
            self._file.execute("INSERT INTO answered VALUES (?, ?, ?)", row)
            for recipe, elements in asking.elements.items():
                self._add(asking, recipe, len(elements), plans)

    def drop_epochs_before(self, epoch: int) -> None:
        """Drop the counts of epochs whose keys are gone."""
        with self._at_once():
            self._file.execute("DELETE FROM evaluated WHERE epoch < ?", (epoch,))
            self._file.execute("DELETE FROM answered WHERE epoch < ?", (epoch,))

    def begin_quota_anew(self) -> None:
        """Drop every count, for another seed. An asking answered under the former counts again if it comes again."""
        with self._at_once():
            self._file.execute("DELETE FROM evaluated")
            self._file.execute("DELETE FROM answered")

    def _add(self, asking: Asking, recipe: str, wanted: int, plans: int) -> None:
        quota = self.quota(asking.epoch, recipe, plans, is_bulk=asking.is_bulk)
        after = quota.after(wanted)
        if after is None:
            raise OverQuota(recipe, quota, wanted)
        row = (asking.epoch, recipe, asking.is_bulk, after.asked)
        self._file.execute("INSERT OR REPLACE INTO evaluated VALUES (?, ?, ?, ?)", row)

    def _one(self, question: str, *values: object) -> Any:
        found = self._file.execute(question, values).fetchone()
        return found[0] if found else None

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        with self._file:  # commits, or rolls back where anything is raised
            self._file.execute("BEGIN IMMEDIATE")
            yield


def record_digest(key: bytes, agency: str, source_id: str) -> bytes:
    """A record's mark in the book: nobody without the key can tell whose it is."""
    return hmac.digest(key, f"{agency}|{source_id}".encode(), "sha256")[:_DIGEST_BYTES]
