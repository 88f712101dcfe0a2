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

from teamaround.connector.faults import ConnectorFault, SettingsFault, Stopped
from teamaround.connector.keyring import Keyring
from teamaround.connector.line import Line, Machine
from teamaround.connector.settings import Settings
from teamaround.matching.tokens.keys import sealing_terms

_Command = TypeVar("_Command", bound=Callable[..., Any])
_WORD_BYTES, _LONGEST_LINE = 16, 1000


class AgencyCommands(click.Group):
    """Commands whose faults are told in one line, each with its own number."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a fault ends it with the fault's number."""
        try:
            return super().invoke(ctx)
        except Stopped:
            ctx.exit(Stopped.exit_code)
        except BrokenPipeError:
            raise  # click's own to end quietly
        except ConnectorFault as fault:
            _end(ctx, str(fault), fault.exit_code)
        except (OSError, sqlite3.Error) as fault:  # such as a full disc
            told = f"{fault}. Nothing is half-done: put that right and run it again."
            _end(ctx, told, ConnectorFault.exit_code)


def _end(ctx: click.Context, why: str, exit_code: int) -> None:
    click.echo(f"Error: {in_one_line(why)}", err=True)
    ctx.exit(exit_code)


def in_one_line(text: str) -> str:
    """The text without anything that could begin another line or steer a terminal, should the service send such."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST_LINE])


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
    """The machine's clock. Raises `SettingsFault` where it cannot be right."""
    moment = datetime.now(UTC)
    if moment.date() < sealing_terms().first_epoch:
        raise SettingsFault(f"This machine's clock says {moment:%d.%m.%Y}: set it.")
    return moment


draw = os.urandom


def say(line: str) -> None:
    """One plain line: what happened, in counts and numbers of batches."""
    click.echo(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {in_one_line(line)}")


class Waiting:
    """Waits, and stops waiting once the process is asked to end."""

    def __init__(self) -> None:
        self._ended = Event()

    def end_on_sigterm(self) -> None:
        """End cleanly on SIGTERM and Ctrl-C: what is being done is done, and nothing more is begun."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.end())

    def end(self) -> None:
        """Ask to end."""
        self._ended.set()

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
