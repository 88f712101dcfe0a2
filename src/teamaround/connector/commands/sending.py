"""`send`: askings answered, batches sent; once, or round after round."""

from __future__ import annotations

from pathlib import Path

import click

from teamaround.connector.alone import alone
from teamaround.connector.commands.running import Waiting, line_to, now, say, settings_option
from teamaround.connector.faults import AtWork, Away
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.send import SENDING, Round, Sending
from teamaround.connector.settings import read_settings


@click.command("send")
@settings_option
@click.option("--watch", is_flag=True, help="Go on, round after round, until SIGTERM or Ctrl-C.")
def send(settings_file: Path, watch: bool) -> None:
    """Answer what the service asks, then send the batches that wait, in order.

    A batch leaves the outbox only with its receipt, which is the same whether or not anything matched. Ends with 3
    where the service is away, with 1 where it refuses, with 4 where another process sends from this outbox.

    Example: teamaround-connector send --watch
    """
    settings, waiting = read_settings(settings_file), Waiting()
    keys = Keyring(settings.keys)
    if watch:
        waiting.end_on_sigterm()
    with Outbox(settings.outbox) as outbox, line_to(settings, keys, waiting) as line:
        sending = Sending(settings, keys, outbox, line, say)
        if not watch:
            _tell(_round(sending, outbox))
            return
        with alone(outbox.folder, SENDING):
            while not waiting.is_over:
                _watched(sending)
                waiting(settings.calling.watch_seconds)


def _round(sending: Sending, outbox: Outbox) -> Round:
    with alone(outbox.folder, SENDING):
        return sending.round(now())


def _watched(sending: Sending) -> None:
    """A round in a row of them: a service that is away, or files being prepared, are waited for."""
    try:
        done = sending.round(now())
    except (Away, AtWork) as passing:
        say(str(passing))
        return
    if any(done):
        _tell(done)


def _tell(done: Round) -> None:
    say(f"{done.answered:,} askings answered, {done.sent:,} batches sent, {done.put_aside:,} put aside")
