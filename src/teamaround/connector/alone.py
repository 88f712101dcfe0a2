"""Two processes at once are kept apart by a lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teamaround.connector.durable import FILE_MODE
from teamaround.connector.faults import AtWork


@contextmanager
def alone(folder: Path, doing: str) -> Iterator[None]:
    """Hold what is done in a folder for this process alone. Raises `AtWork` where another holds it."""
    lock = os.open(folder / f"{doing}.lock", os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise AtWork(f"Another process is {doing} in {folder.name}: wait for it to end.") from None
    finally:
        os.close(lock)
