"""`teamaround demo`: the main job on the invented partnership, with progress; then it serves what it made."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from teamaround.service.config.commands.connecting import ConnectorProcess, opening, served
from teamaround.service.config.commands.connector_at_work import CALLS, connector_at_work
from teamaround.service.config.commands.serving import gunicorn, work_until
from teamaround.service.config.commands.starting import LOCAL, start_database, start_django

if TYPE_CHECKING:
    from teamaround.service.demo.loading.loading import Loaded

LONDON = ZoneInfo("Europe/London")
REVIEW_CASE = "child_o"
AMBULANCE = "nca-111"
CALL_TO_COME = "call-to-come.csv"
HistoryOf = Callable[[str], Any]  # given by the command above, which knows replay


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.option("--children", default=300, show_default=True, help="Open children.")
@click.option("--contacts", default=20_000, show_default=True, help="Contacts of the last 90 days.")
@click.option("--seed", default=1, show_default=True, help="Another seed invents another partnership.")
@click.option("--fresh", is_flag=True, help="Empty the demonstration's database first.")
@click.option("--no-serve", is_flag=True, help="Fill it, show the main job and stop.")
@click.pass_obj
def demo(
    history_of: HistoryOf, bind: str, children: int, contacts: int, seed: int, fresh: bool, no_serve: bool
) -> None:
    """Fill the invented partnership, let the 111 call arrive, and serve the pages.

    Example: teamaround demo --bind 127.0.0.1:8080
    """
    if not no_serve:
        _refuse_taken(bind)
    start_django(LOCAL)
    click.echo("Starting PostgreSQL and its tables")
    start_database()
    if _is_empty(fresh):
        _fill(history_of, children, contacts, seed)
    else:
        click.echo("The partnership is here already; --fresh makes it anew.")
    if not no_serve:
        _serve(bind)


def _is_empty(fresh: bool) -> bool:
    from teamaround.service.agencies.models import Council  # after start_django
    from teamaround.service.config.migrate import as_owner
    from teamaround.service.demo.emptying import empty_tables

    if fresh:
        with as_owner():
            empty_tables()
        start_database()
    return not Council.objects.exists()


def _fill(history_of: HistoryOf, children: int, contacts: int, seed: int) -> None:
    from teamaround.service.demo.loading.families import History
    from teamaround.service.demo.loading.loading import load

    begun = time.perf_counter()
    entries, child, name, agencies = history_of(REVIEW_CASE)
    with served() as address, opening():
        sender = ConnectorProcess(AMBULANCE, _connector_folder(), address)
        loaded = load(
            seed,
            datetime.now(LONDON),
            children,
            contacts,
            history=History(entries=entries, child=child, name=name, agencies=agencies),
            sender=sender,
            say=click.echo,
            progress=_progress(),
        )
        _call(loaded, sender)
    click.echo(f"Ready after {time.perf_counter() - begun:.0f} s.")


def _progress() -> Callable[[int, int], None]:
    last = 0.0

    def show(done: int, of: int) -> None:
        nonlocal last
        if done == of or time.perf_counter() - last > 2:
            last = time.perf_counter()
            click.echo(f"  {done} of {of}")

    return show


def _call(loaded: Loaded, sender: ConnectorProcess) -> None:
    """The main job, in the open: what the sender learns, and what the people around the child learn."""
    from teamaround.service.demo.loading.call import call_arrives, call_to_come  # after start_django

    now = datetime.now(LONDON)
    arrived = call_arrives(loaded.partnership, loaded.child_of_today, sender=sender, now=now)
    (_connector_folder() / CALL_TO_COME).write_bytes(call_to_come(loaded.partnership, now=now))
    click.echo("")
    click.echo(f"A 111 call has just come in, among {arrived.messages} messages of the ambulance service.")
    click.echo("  Its connector sealed each contact and sent them over HTTP.")
    click.echo(f"  {arrived.concerned} opened and may concern somebody listed; the others stay shut.")
    click.echo(f"  What the sender is told, each time: {arrived.replies[-1]}")
    for code, level, what in arrived.alerts:
        click.echo(f"  {level.upper()} {code}: {what}")
    click.echo(f"  From the first message to the desk: {arrived.seconds:.2f} s")
    click.echo("")


def _refuse_taken(bind: str) -> None:
    """Say at once, and not after minutes of loading, that somebody else serves at the address."""
    host, _, port = bind.rpartition(":")
    with socket.socket() as caller:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            caller.bind((host or "127.0.0.1", int(port)))
        except (OSError, ValueError, OverflowError) as refused:
            raise click.ClickException(
                f"nothing can be served at {bind}: it is taken, or no address of this machine. "
                "Name another: make demo ARGS='--bind 127.0.0.1:8001'"
            ) from refused


def _stopped(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _serve(bind: str) -> None:
    from django.conf import settings  # after start_django

    signal.signal(signal.SIGTERM, _stopped)  # as with Ctrl-C: the web process is not left behind
    stop = threading.Event()
    night = threading.Thread(target=work_until, args=(stop,), daemon=True)
    night.start()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    web = subprocess.Popen(gunicorn(bind, 1, 4), env=environment)  # noqa: S603  # our own process, no shell
    here = f"http://127.0.0.1:{bind.rpartition(':')[2]}"
    try:
        with connector_at_work(AMBULANCE, _connector_folder(), here) as works:
            _say_where(bind, works)
            web.wait()
    except KeyboardInterrupt:
        web.terminate()
        web.wait()
    finally:
        stop.set()
        night.join(timeout=5)


def _connector_folder() -> Path:
    from django.conf import settings  # after start_django

    return Path(settings.TEAMAROUND_HOME) / "connector"


def _say_where(bind: str, connector_works: bool) -> None:
    from teamaround.service.demo.loading.introducing import introduction  # after start_django

    for line in introduction(f"http://{bind}/"):
        click.echo(line)
    if connector_works:
        folder = os.path.relpath(_connector_folder())
        click.echo(
            "The ambulance service's connector goes on. Let him ring again: the alert tells of both calls in seconds."
        )
        click.echo(f"  cp {folder}/{CALL_TO_COME} {folder}/{CALLS}/")
    click.echo("Stop with Ctrl-C; the database goes on until `make stop`.")
    sys.stdout.flush()
