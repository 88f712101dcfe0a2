"""`teamaround serve` and `teamaround worker`: the processes of a running service."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

import click

from teamaround.service.config.commands.starting import start_database, start_django

LOGGER = "teamaround.service.config.nameless_log.NamelessGunicorn"
LATE_EVERY = 10.0  # seconds between looks for alerts that nobody accepted in time


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@click.option("--workers", default=2, show_default=True, help="Processes.")
@click.option("--threads", default=4, show_default=True, help="Threads a process.")
def serve(bind: str, workers: int, threads: int) -> None:
    """Serve the pages. Settings come from the environment (.env.example).

    Example: teamaround serve --bind 0.0.0.0:8000
    """
    start_django()
    start_database()
    os.execv(sys.executable, gunicorn(bind, workers, threads))  # noqa: S606  # our own process, no shell


def gunicorn(bind: str, workers: int, threads: int) -> list[str]:
    """The web process: gunicorn with threads (assurance 4.5)."""
    flags = ["--bind", bind, "--workers", str(workers), "--threads", str(threads)]
    program = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread"]
    flags += ["--log-level", "warning", "--logger-class", LOGGER]
    return [*program, *flags, "teamaround.service.config.wsgi:application"]


@click.command()
def worker() -> None:
    """Do what time asks for: seal the audit, open what came sealed, pass late alerts up, run the rules at night."""
    start_django()
    start_database()
    stop = threading.Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    click.echo("Team Around worker is running. Stop it with Ctrl-C.")
    work_until(stop)


def work_until(stop: threading.Event) -> None:
    """The worker's loops, until told to stop: sealing and opening each second, lateness every ten, the night once."""
    from teamaround.service.audit.sealer import keep_sealing  # after start_django
    from teamaround.service.config.commands.nights import keep_nights, keep_opening

    loops = [
        threading.Thread(target=loop, args=(stop,), daemon=True) for loop in (keep_sealing, keep_opening)
    ]
    for loop in loops:
        loop.start()
    keep_nights(stop, every=LATE_EVERY)
    for loop in loops:
        loop.join(timeout=5)
