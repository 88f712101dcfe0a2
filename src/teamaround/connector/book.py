"""What the outbox remembers: which records were prepared, and how much was evaluated for the service.

Kept in one SQLite file, since it is on the agency's machine and must outlive a kill at any moment.
"""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from teamaround.matching.tokens import Quota

_DIGEST_BYTES = 16
_WAIT_SECONDS = 60
_TABLES = """
CREATE TABLE IF NOT EXISTS prepared (digest BLOB PRIMARY KEY, batch INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS prepared_batch ON prepared (batch);
CREATE TABLE IF NOT EXISTS evaluated (
    epoch INTEGER, recipe TEXT, elements INTEGER NOT NULL, PRIMARY KEY (epoch, recipe)
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

    def quota(self, epoch: int, recipe: str, plans: int) -> Quota:
        """What a recipe may still be asked in an epoch, for so many open plans."""
        found = self._one("SELECT elements FROM evaluated WHERE epoch = ? AND recipe = ?", epoch, recipe)
        return Quota(plans=plans, asked=found or 0)

    def count(self, asking: UUID, digest: bytes, epoch: int, wanted: Mapping[str, int], plans: int) -> None:
        """Count an asking, once however often it comes. Raises `OverQuota` and `Changed`, and then counts nothing."""
        with self._at_once():
            before = self._one("SELECT digest FROM answered WHERE asking = ?", asking.bytes)
            if before == digest:
                return
            if before is not None:
                raise Changed("an asking came again with other elements")
            self._file.execute("INSERT INTO answered VALUES (?, ?, ?)", (asking.bytes, digest, epoch))
            for recipe, number in wanted.items():
                self._add(epoch, recipe, number, plans)

    def drop_epochs_before(self, epoch: int) -> None:
        """Drop the counts of epochs whose keys are gone."""
        with self._at_once():
            self._file.execute("DELETE FROM evaluated WHERE epoch < ?", (epoch,))
            self._file.execute("DELETE FROM answered WHERE epoch < ?", (epoch,))

    def _add(self, epoch: int, recipe: str, number: int, plans: int) -> None:
        quota = self.quota(epoch, recipe, plans)
        after = quota.after(number)
        if after is None:
            raise OverQuota(recipe, quota, number)
        self._file.execute("INSERT OR REPLACE INTO evaluated VALUES (?, ?, ?)", (epoch, recipe, after.asked))

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
