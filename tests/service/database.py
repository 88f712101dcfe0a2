"""A database for tests of the service: made and migrated by its owner, used by the application role.

A conftest beside tests that need it imports the fixtures from here. Tests of the pure rooms load none of this, and
nothing starts until a test asks for a database.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from teamaround.service.config import postgres
from teamaround.service.config.migrate import as_owner

__all__ = ["committed_database", "django_db_setup", "transactional_db"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """A test database of this run, with all migrations, dropped at the end. Two workers have two.

    Each folder whose conftest imports this has a fixture of its own; the first makes the database for all of them.
    """
    if connection.settings_dict["NAME"] == connection.creation._get_test_db_name():
        yield
        return
    if settings.DATABASE_IS_EMBEDDED:
        postgres.start()
    with django_db_blocker.unblock():
        with as_owner():
            databases = setup_databases(
                verbosity=0, interactive=False, aliases=["default"], serialized_aliases=[]
            )
        yield
        with as_owner():
            teardown_databases(databases, verbosity=0)


@pytest.fixture
def committed_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """For what must really commit (a live server, two connections, a refusal of its own); emptied afterwards.

    The owner lifts the append-only triggers to empty the tables; the application could not.
    """
    with django_db_blocker.unblock():
        yield
        with as_owner():
            _empty_every_table()
        connection.close()


@pytest.fixture
def transactional_db(committed_database: None) -> None:
    """What `live_server` asks for. The usual one empties tables as the application, which may not."""


def _empty_every_table() -> None:
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('teamaround.system', 'empty', false)")
        tables = sorted(set(connection.introspection.table_names(cursor)) - kept)
        full = [table for table in tables if _has_rows(cursor, table)]
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1")
        guarded = [table for (table,) in cursor.fetchall()]
        if full:
            listed = ", ".join(f'"{table}"' for table in full)
            cursor.execute("".join(f'ALTER TABLE "{table}" DISABLE TRIGGER USER;' for table in guarded))
            cursor.execute(f"TRUNCATE {listed} RESTART IDENTITY CASCADE")
            cursor.execute("".join(f'ALTER TABLE "{table}" ENABLE TRIGGER USER;' for table in guarded))


def _has_rows(cursor: CursorWrapper, table: str) -> bool:
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608 - a table of this database
    return bool(cursor.fetchone()[0])
