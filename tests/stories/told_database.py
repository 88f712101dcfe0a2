"""The invented partnership, loaded once a run; each story works on a copy of its own and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import psycopg
import time_machine
from django.db import connection
from psycopg import sql

from teamaround.service.config.migrate import as_owner
from teamaround.service.demo.loading.loading import Loaded, load
from teamaround.service.workflows.watching import STANDING

# A working day, so that nobody is off duty; stories travel there and time goes on from it.
MONDAY = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Europe/London"))
SEED, CHILDREN, CONTACTS = 1, 4, 0


@dataclass(frozen=True)
class ToldDatabase:
    """A database that holds the partnership, and what was loaded into it."""

    name: str
    loaded: Loaded


@contextmanager
def told_database() -> Iterator[ToldDatabase]:
    """Load the partnership into a database beside the test database. Inside a travelled time."""
    empty = str(connection.settings_dict["NAME"])
    name = f"{empty}_told"
    with _copied(empty, name):
        with time_machine.travel(MONDAY), using(name):
            loaded = load(SEED, MONDAY, CHILDREN, CONTACTS, say=_silent, progress=lambda done, of: None)
        yield ToldDatabase(name, loaded)


@contextmanager
def copy_of(told: ToldDatabase) -> Iterator[Loaded]:
    """A copy of the loaded partnership, used by this process while the block runs and dropped after it."""
    name = f"{told.name}_story"
    with _copied(told.name, name), using(name):
        yield told.loaded


@contextmanager
def using(name: str) -> Iterator[None]:
    """Inside, every connection of this process, the live server's too, is to this database."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    STANDING.forget()
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        STANDING.forget()


@contextmanager
def _copied(source: str, name: str) -> Iterator[None]:
    connection.close()  # a database that somebody is connected to is not copied
    _as_owner("DROP DATABASE IF EXISTS {}", name)
    _as_owner("CREATE DATABASE {} TEMPLATE {}", name, source)
    try:
        yield
    finally:
        connection.close()
        _as_owner("DROP DATABASE {}", name)


def _as_owner(command: str, *names: str) -> None:
    with as_owner():
        known = {**connection.get_connection_params(), "dbname": "postgres"}
    with psycopg.connect(**known, autocommit=True) as outside:
        outside.execute(sql.SQL(command).format(*map(sql.Identifier, names)))


def _silent(said: str) -> None:
    """Nobody watches a test load."""
