"""The outbox: batches that wait, and those that were receipted. A kill at any moment loses and doubles nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from teamaround.connector.book import Book
from teamaround.connector.durable import move, private_folder, sync_folder, write_whole
from teamaround.formats.sealed_way import Receipt, written
from teamaround.matching.tokens import BatchHeader
from teamaround.matching.tokens.batches import batch_header
from teamaround.matching.tokens.keys import sealing_terms

WAITING, SENT, OUTDATED, QUARANTINE = "waiting", "sent", "outdated", "quarantine"
_BATCH, _RECEIPT = ".batch", ".receipt"
_TAKEN_OVER = Receipt(receipt="", words="Batches up to this one were sent from another outbox.")


class Waiting(NamedTuple):
    """A batch that waits to be sent."""

    number: int
    content: bytes
    header: BatchHeader


class Outbox:
    """The outbox in one folder, and the book of what it remembers."""

    def __init__(self, folder: Path) -> None:
        self.folder = private_folder(folder)
        for name in (WAITING, SENT, OUTDATED, QUARANTINE):
            private_folder(folder / name)
        self.book = Book(folder / "book.sqlite")

    def __enter__(self) -> Outbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    @property
    def next_number(self) -> int:
        """The number of the batch that is made next."""
        return max((*self.waiting_numbers(), *self._numbers(SENT, _RECEIPT)), default=0) + 1

    def waiting_numbers(self) -> tuple[int, ...]:
        """The numbers that wait, in order."""
        return tuple(self._numbers(WAITING, _BATCH))

    def waiting(self) -> Iterator[Waiting]:
        """The batches that wait, in order, each read when its turn comes."""
        for number in self.waiting_numbers():
            content = self._path(WAITING, number, _BATCH).read_bytes()
            yield Waiting(number, content, batch_header(content))

    def forget_unfinished(self) -> None:
        """Forget records that were noted for a batch which was never written: its process was killed in between."""
        self.book.forget(self.next_number)

    def add(self, number: int, content: bytes, digests: Iterable[bytes]) -> None:
        """Put a batch in. Its records are noted first: it counts from when its file stands in its place."""
        self.book.remember(digests, number)
        write_whole(self._path(WAITING, number, _BATCH), content)

    def receipted(self, number: int, receipt: Receipt) -> None:
        """File the receipt, and then the batch: it waits until its receipt is safe."""
        write_whole(self._path(SENT, number, _RECEIPT), written(receipt))
        move(self._path(WAITING, number, _BATCH), self._path(SENT, number, _BATCH))

    def put_aside(self, first: int) -> int:
        """Put this batch and all behind it aside, since they can be sent no more. Their records may be prepared again.

        The last comes first, so that what still waits has no gap. How many there were.
        """
        numbers = [number for number in self.waiting_numbers() if number >= first]
        for number in reversed(numbers):
            self.book.forget(number)
            move(self._path(WAITING, number, _BATCH), self._path(OUTDATED, number, _BATCH))
        return len(numbers)

    def take_over(self, next_number: int) -> None:
        """Go on where another outbox ended: the next batch has this number. What waited here is put aside."""
        self.put_aside(1)
        if next_number > 1:
            write_whole(self._path(SENT, next_number - 1, _RECEIPT), written(_TAKEN_OVER))

    def sweep(self, now: datetime) -> int:
        """Delete batches that were sent or put aside longer ago than the service keeps them. Receipts stay."""
        oldest = now - timedelta(days=sealing_terms().overlap_days)
        old = [path for name in (SENT, OUTDATED) for path in self._batches(name) if _made_at(path) < oldest]
        for path in old:
            path.unlink()
            sync_folder(path.parent)
        return len(old)

    def _batches(self, name: str) -> list[Path]:
        return sorted((self.folder / name).glob(f"*{_BATCH}"))

    def _numbers(self, name: str, ending: str) -> list[int]:
        return sorted(int(path.stem) for path in (self.folder / name).glob(f"*{ending}"))

    def _path(self, name: str, number: int, ending: str) -> Path:
        return self.folder / name / f"{number:08}{ending}"


def _made_at(path: Path) -> datetime:
    return batch_header(path.read_bytes()).made_at
