"""What every command of the agency's side has in common: its settings, its machine, and how it ends."""

from __future__ import annotations

import os
import secrets
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import click
import httpx

from teamaround.connector.faults import ConnectorFault, Stopped
from teamaround.connector.keyring import Keyring
from teamaround.connector.line import Line, Machine
from teamaround.connector.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_WORD_BYTES = 16


class AgencyCommands(click.Group):
    """Commands whose faults are told in one line, each with its own number."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a fault ends it with the fault's number."""
        try:
            return super().invoke(ctx)
        except ConnectorFault as fault:
            if not isinstance(fault, Stopped):
                click.echo(f"Error: {fault}", err=True)
            ctx.exit(fault.exit_code)
        except BrokenPipeError:
            raise
        except (OSError, sqlite3.Error) as fault:  # such as a full disc
            click.echo(f"Error: {fault}. Nothing is half-done: put that right and run it again.", err=True)
            ctx.exit(ConnectorFault.exit_code)


def settings_option(command: _Command) -> _Command:
    """`--settings`, which every command takes."""
    return click.option(
        "--settings",
        "settings_file",
        type=click.Path(dir_okay=False, path_type=Path),
        default="connector.toml",
        show_default=True,
        help="The settings file.",
    )(command)


def now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


draw = os.urandom


def say(line: str) -> None:
    """One plain line: what happened, in counts and numbers of batches."""
    click.echo(f"{now():%Y-%m-%dT%H:%M:%SZ} {line}")


class Waiting:
    """Waits, and stops waiting once the process is asked to end."""

    def __init__(self) -> None:
        self._ended = Event()

    def end_on_sigterm(self) -> None:
        """End cleanly on SIGTERM and Ctrl-C: what is being done is done, and nothing more is begun."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._ended.set())

    @property
    def is_over(self) -> bool:
        """Whether the process was asked to end."""
        return self._ended.is_set()

    def __call__(self, seconds: float) -> None:
        """Wait. Raises `Stopped` when asked to end meanwhile."""
        if self._ended.wait(seconds):
            raise Stopped


@contextmanager
def line_to(settings: Settings, keys: Keyring, waiting: Waiting) -> Iterator[Line]:
    """The line to the service under the agency's signing key."""
    machine = Machine(now, lambda: secrets.token_hex(_WORD_BYTES), waiting)
    with httpx.Client(timeout=settings.calling.timeout_seconds) as client:
        yield Line(settings, keys.signing(), client, machine, say)
