"""The demonstration's connector goes on beside the pages: it answers what is asked, and seals and sends what comes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import IO

from teamaround.service.config.commands.connecting import connector, write_settings

CALLS = "calls"  # files that are put there are sent
LOG = "connector.log"
_LOOK_EVERY = 1.0  # seconds


@contextmanager
def connector_at_work(agency: str, folder: Path, service: str) -> Iterator[bool]:
    """Run `prepare` for each new file and `send --watch` as long as this lasts. Whether there is one: it needs keys.

    It waits out a service that does not answer yet.
    """
    if not (folder / "keys").exists():
        yield False
        return
    write_settings(agency, folder, service)
    (folder / CALLS).mkdir(exist_ok=True)
    stop = Event()
    with (folder / LOG).open("a") as log:
        sending = subprocess.Popen(connector("send", "--watch"), cwd=folder, stdout=log, stderr=log)  # noqa: S603  # our own process, no shell
        preparing = Thread(target=_prepare_what_comes, args=(folder, log, stop), daemon=True)
        preparing.start()
        try:
            yield True
        finally:
            stop.set()
            sending.terminate()
            sending.wait()
            preparing.join(timeout=5)


def _prepare_what_comes(folder: Path, log: IO[str], stop: Event) -> None:
    """As the data engineer's timer would, first with what lies there. What was prepared before is passed over."""
    seen: set[tuple[str, int]] = set()
    while not stop.wait(_LOOK_EVERY):
        if (found := _files(folder)) != seen:
            subprocess.run(connector("prepare"), cwd=folder, stdout=log, stderr=log, check=False)  # noqa: S603  # our own process, no shell
            seen = found


def _files(folder: Path) -> set[tuple[str, int]]:
    return {(one.name, _changed_at(one)) for one in (folder / CALLS).iterdir()}


def _changed_at(one: Path) -> int:
    """When a file was changed; 0 where it was taken away meanwhile, which is a change as well."""
    try:
        return one.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
