"""The demonstration's ambulance service with a connector of its own: another process, and HTTP in between."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import click

from teamaround.service.config.commands.serving import gunicorn

SETTINGS = """\
agency = "{agency}"
service = "{service}"

[agreement]
open_plans_at_most = {plans}

[calling]
watch_seconds = 2

[[feeds]]
name = "calls"
files = ["calls/*.csv"]
profile = "ambulance-111"

[[feeds]]
name = "messages"
files = ["messages/*"]
"""
MOST_PLANS = 5000  # of the invented agreement
_RECEIPT = re.compile(r"receipt (TA-\w+)")
_ELEMENTS = re.compile(r"([\d,]+) elements evaluated")
_TRIES, _PAUSE = 200, 0.1  # until the web process answers, or the worker has opened what came


def write_settings(agency: str, folder: Path, service: str) -> None:
    """What its data engineer would write."""
    written = SETTINGS.format(agency=agency, service=service, plans=MOST_PLANS)
    (folder / "connector.toml").write_text(written)


def connector(*words: str) -> list[str]:
    """A command of the agency's side, as a process of its own."""
    return [sys.executable, "-m", "teamaround.connector.cli", *words]


class ConnectorProcess:
    """The agency's connector, run as its data engineer would run it. What was in its folder goes."""

    def __init__(self, agency: str, folder: Path, service: str) -> None:
        self.agency, self._folder = agency, folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        write_settings(agency, folder, service)

    def registers(self, *, now: datetime) -> None:
        """It makes its keys, and the service is told the public one."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_public_key

        from teamaround.service.audit.actions import SystemActor
        from teamaround.service.contacts.actions import register_key

        self._run("keygen")
        public = load_pem_public_key((self._folder / "keys" / "signing.pub").read_bytes())
        if not isinstance(public, Ed25519PublicKey):
            raise click.ClickException("the connector made another key than was expected")
        register_key(self.agency, public=public, by=SystemActor(purpose="demonstration"), now=now)

    def answers(self, *, now: datetime) -> int:
        """It evaluates what the service asks for its list. How many elements that were."""
        from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted

        watch_tokens_wanted(now=now)
        found = _ELEMENTS.findall(self._run("send"))
        self._worker_is_done()
        return sum(int(one.replace(",", "")) for one in found)

    def sends(self, messages: Sequence[tuple[str, bytes]], *, now: datetime) -> tuple[str, ...]:
        """It seals these files and sends them. The replies, one for each batch."""
        from teamaround.exchange.reply import reply

        for name, content in messages:
            file = self._folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        self._run("prepare", *(name for name, _ in messages))
        receipts = _RECEIPT.findall(self._run("send"))
        self._worker_is_done()
        return tuple(map(reply, receipts))

    def _worker_is_done(self) -> None:
        from teamaround.service.contacts.sealed_queries import answers_unscoped, waiting_of_unscoped

        for _ in range(_TRIES):
            if not answers_unscoped() and not waiting_of_unscoped(self.agency):
                return
            time.sleep(_PAUSE)
        raise click.ClickException("the worker does not open what came")

    def _run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603  # our own process, no shell
            connector(*words), cwd=self._folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise click.ClickException(f"the connector's {words[0]} failed: {done.stderr.strip()}")
        return done.stdout + done.stderr


@contextmanager
def served() -> Iterator[str]:
    """The address of a web process that lasts as long as this does."""
    from django.conf import settings

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    web = subprocess.Popen(gunicorn(bind, 1, 2), env=environment)  # noqa: S603  # our own process, no shell
    try:
        _wait_for(bind)
        yield f"http://{bind}"
    finally:
        web.terminate()
        web.wait()


@contextmanager
def opening() -> Iterator[None]:
    """The worker's loop that opens what came sealed, as long as this lasts."""
    from teamaround.service.config.commands.nights import keep_opening

    stop = threading.Event()
    loop = threading.Thread(target=keep_opening, args=(stop,), daemon=True)
    loop.start()
    try:
        yield
    finally:
        stop.set()
        loop.join(timeout=5)


def _wait_for(bind: str) -> None:
    for _ in range(_TRIES):
        asking = HTTPConnection(bind, timeout=5)
        try:
            asking.request("GET", "/health")
            if asking.getresponse().status == 200:
                return
        except OSError:
            time.sleep(_PAUSE)
        finally:
            asking.close()
    raise click.ClickException("the web process does not answer")
