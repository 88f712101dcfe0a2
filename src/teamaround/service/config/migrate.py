"""Bring the database's shape up to date, as its owner; everything else runs as the application role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from teamaround.service.config import postgres


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, the default connection is the owner's. For migrations and for making test databases only."""
    usual = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({key: settings.DATABASE_OWNER.get(key, "") for key in usual})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)


def prepare_database(*, verbosity: int = 0) -> None:
    """Start the embedded server where the settings use it, and run the migrations that are missing."""
    if settings.DATABASE_IS_EMBEDDED:
        postgres.start()
    with as_owner():
        call_command("migrate", interactive=False, verbosity=verbosity)
