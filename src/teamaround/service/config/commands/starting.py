"""What every command of the service does first: settings, database, and plain words when either is missing."""

from __future__ import annotations

import os

import click

LOCAL = "teamaround.service.config.settings.local"


def start_django(settings: str = "") -> None:
    """Set Django up with the settings of the environment, or those given; refuse a partnership's file that is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings or LOCAL)
    import django  # set up only when a command needs it, so that `teamaround --help` stays quick
    from django.core.exceptions import ImproperlyConfigured

    django.setup()
    from teamaround.service.agencies.partnership import partnership_calendar  # after setup

    try:
        partnership_calendar()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def start_database() -> None:
    """Start the embedded PostgreSQL where the settings use it and bring the tables up to date."""
    from teamaround.service.config.migrate import prepare_database  # after start_django
    from teamaround.service.config.postgres.server import PostgresFailed

    try:
        prepare_database()
    except PostgresFailed as error:
        raise click.ClickException(f"PostgreSQL did not start: {error}") from error
