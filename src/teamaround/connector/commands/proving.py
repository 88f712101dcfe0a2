"""`doctor`: is the way open, and what is to be done where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from teamaround.connector.alone import alone
from teamaround.connector.commands.running import Waiting, draw, in_one_line, line_to, now, settings_option
from teamaround.connector.doctor import Doctor, Finding, keys_found
from teamaround.connector.faults import SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.send import PREPARING, SENDING
from teamaround.connector.settings import Settings, read_settings


@click.command("doctor")
@settings_option
@click.option(
    "--probe", is_flag=True, help="Send a batch with one contact about nobody, which nothing opens."
)
@click.option(
    "--take-over",
    is_flag=True,
    help="Go on with the batch number that the service expects: for a lost outbox.",
)
def doctor(settings_file: Path, probe: bool, take_over: bool) -> None:
    """Prove the way to the service by walking it, one line for each thing looked at.

    Ends with 1 where anything is wrong; the line says what to do.

    Example: teamaround-connector doctor --probe
    """
    looked_at = wrong = 0
    for finding in _findings(settings_file, probe, take_over):
        click.echo(in_one_line(finding.line))
        looked_at += 1
        wrong += bool(finding.todo)
    if wrong:
        raise click.ClickException(f"{wrong} of {looked_at} are wrong.")


def _findings(settings_file: Path, probe: bool, take_over: bool) -> Iterator[Finding]:
    """The settings, the keys, and then the way itself: each needs the one before."""
    try:
        settings = read_settings(settings_file)
    except SettingsFault as fault:
        yield Finding("settings", str(fault), "put that right")
        return
    yield Finding("settings", f"{settings_file.name} can be read, with {len(settings.feeds)} feeds")
    keys = Keyring(settings.keys)
    found = keys_found(keys, now())
    yield found
    if not found.todo:
        yield from _of_the_way(settings, keys, probe, take_over)


def _of_the_way(settings: Settings, keys: Keyring, probe: bool, take_over: bool) -> Iterator[Finding]:
    with Outbox(settings.outbox) as outbox, line_to(settings, keys, Waiting()) as line:
        if take_over:
            with alone(outbox.folder, PREPARING), alone(outbox.folder, SENDING):
                outbox.take_over(line.status().next_batch)
        yield from Doctor(settings, keys, outbox, line, now, draw).findings(probe=probe)
