"""`python -m teamaround.service.config.postgres start|stop|status|url`: the embedded PostgreSQL by hand."""

from __future__ import annotations

import click

from teamaround.service.config.postgres import choose_places, is_running, start, stop
from teamaround.service.config.postgres.roles import APPLICATION_ROLE, url


@click.group()
def main() -> None:
    """The embedded PostgreSQL of this installation."""


@main.command("start")
def start_command() -> None:
    """Start it, making it first where there is none."""
    click.echo(url(start().cluster))


@main.command("stop")
def stop_command() -> None:
    """Stop it, if it runs."""
    click.echo("Stopped." if stop() else "It was not running.")


@main.command("status")
def status_command() -> None:
    """Say whether it runs."""
    click.echo("Running." if is_running() else "Not running.")


@main.command("url")
@click.option("--role", default=APPLICATION_ROLE, show_default=True)
def url_command(role: str) -> None:
    """Print its address for a role, in the form DATABASE_URL takes."""
    click.echo(url(choose_places().cluster, role))


if __name__ == "__main__":
    main()
