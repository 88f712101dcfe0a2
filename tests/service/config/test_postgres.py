"""The embedded PostgreSQL: where it lives, and that it is found again after a crash."""

from __future__ import annotations

import fcntl
import os
import pwd
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from teamaround.service.config import postgres
from teamaround.service.config.postgres import places as choosing
from teamaround.service.config.postgres.places import LONGEST_DIRECTORY, Places, choose_places, server_account
from teamaround.service.config.postgres.roles import APPLICATION_ROLE, OWNER_ROLE, url


@pytest.fixture
def short_directory() -> Iterator[Path]:
    """A short directory that every account may pass through, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="ta-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory


@pytest.mark.parametrize("name", ["with space", "d" * LONGEST_DIRECTORY, "naïve"])
def test_home_that_postgresql_cannot_live_in_gives_way_to_a_short_one(
    short_directory: Path, name: str
) -> None:
    base = choose_places(short_directory / name).base
    assert short_directory not in base.parents
    assert " " not in str(base)
    assert len(str(base).encode()) <= LONGEST_DIRECTORY


def test_home_that_gave_way_is_the_same_one_every_time(short_directory: Path) -> None:
    wanted = short_directory / "with space"
    assert choose_places(wanted) == choose_places(wanted)
    assert choose_places(wanted) != choose_places(short_directory / "another space")


def test_home_that_serves_is_kept(short_directory: Path) -> None:
    assert choose_places(short_directory / "home").base == short_directory / "home"


def test_account_that_another_process_is_making_is_waited_for(
    short_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, account = short_directory / "passwd", pwd.getpwuid(0)
    file.touch()
    known: dict[str, pwd.struct_passwd] = {}
    made: list[object] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(choosing, "ACCOUNTS", file)
    monkeypatch.setattr(choosing.shutil, "which", lambda program: program)
    monkeypatch.setattr(pwd, "getpwnam", known.__getitem__)
    monkeypatch.setattr(subprocess, "run", lambda *command, **how: made.append(command))
    with file.open() as other_process, ThreadPoolExecutor(1) as us:
        fcntl.flock(other_process, fcntl.LOCK_EX)
        asked = us.submit(server_account)
        with pytest.raises(TimeoutError):
            asked.result(timeout=0.2)
        known[choosing.SERVER_ACCOUNT] = account
        fcntl.flock(other_process, fcntl.LOCK_UN)
        assert asked.result(timeout=10) == account
    assert made == []


@pytest.fixture
def server(short_directory: Path) -> Iterator[Places]:
    """A server of its own, stopped afterwards."""
    places = postgres.start(Places(short_directory / "home"))
    yield places
    postgres.stop(places)


def _ask(places: Places, question: str, role: str = APPLICATION_ROLE) -> object:
    with psycopg.connect(url(places.cluster, role)) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def test_server_killed_is_started_again_with_what_it_had(server: Places) -> None:
    _ask(server, "CREATE TABLE kept AS SELECT 7 AS number", OWNER_ROLE)
    number = int((server.cluster / "postmaster.pid").read_text().split()[0])
    os.kill(number, signal.SIGKILL)
    postgres.start(server)
    assert postgres.is_running(server)
    assert _ask(server, "SELECT number FROM kept", OWNER_ROLE) == 7


def test_server_pid_file_naming_another_program_does_not_stop_a_start(server: Places) -> None:
    postgres.stop(server)
    (server.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n")
    postgres.start(server)
    assert _ask(server, "SELECT current_user") == APPLICATION_ROLE


def test_server_listens_to_no_network(server: Places) -> None:
    assert _ask(server, "SHOW listen_addresses") == ""


def test_server_started_twice_is_one(server: Places) -> None:
    before = (server.cluster / "postmaster.pid").read_text()
    postgres.start(server)
    assert (server.cluster / "postmaster.pid").read_text() == before


def test_server_stopped_twice_says_it_was_not_running(server: Places) -> None:
    assert [postgres.stop(server), postgres.stop(server)] == [True, False]
