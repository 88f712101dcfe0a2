"""The sealer's round: seal every second, and every minute put the head where the database cannot reach it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import OperationalError, connection

from teamaround.service.audit.proof import keep_head
from teamaround.service.audit.sealing import RECENT, Head, seal

EVERY = 1.0  # seconds between two rounds (assurance 3.1)
ROUNDS_TO_A_HEAD = 60  # so that a head leaves every minute

_log = logging.getLogger(__name__)


class Stop(Protocol):
    """What tells the sealer to stop, such as a `threading.Event`."""

    def wait(self, timeout: float, /) -> bool:
        """Wait for so many seconds; true when it is time to stop."""


def keep_sealing(stop: Stop, *, head_file: Path | None = None) -> None:
    """Seal until told to stop. The worker's loop, or a thread beside a demonstration's web process.

    A database that is away is tried again in the next round. The last head is kept before stopping.
    `head_file` is the one of the settings where it is not said.
    """
    head_file = head_file or Path(settings.AUDIT_HEAD_FILE)
    head, kept, rounds = Head(size=0, chain=""), 0, 0
    while not stop.wait(EVERY):
        rounds += 1
        try:
            # Every so often all rows, in case one was written in a transaction older than what counts as recent.
            head = seal(since=RECENT if rounds % ROUNDS_TO_A_HEAD else None)
        except OperationalError:
            _log.warning("the sealer cannot reach the database and tries again")
            connection.close()
        if rounds % ROUNDS_TO_A_HEAD == 0 and head.size > kept:
            keep_head(head, head_file)
            kept = head.size
    if head.size > kept:
        keep_head(head, head_file)
    connection.close()
