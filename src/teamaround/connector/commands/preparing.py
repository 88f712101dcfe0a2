"""`prepare`: files of contacts into sealed batches, or a rehearsal of that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click
import msgspec

from teamaround.connector.alone import alone
from teamaround.connector.commands.running import draw, now, say, settings_option
from teamaround.connector.contact_files import Found, files_of
from teamaround.connector.faults import SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.prepare import Prepared, Preparing
from teamaround.connector.rehearsal import Rehearsed, rehearsed
from teamaround.connector.send import PREPARING
from teamaround.connector.settings import Settings, read_settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN_EVERY = 500  # contacts


@click.command("prepare")
@click.argument("files", nargs=-1, type=_FILE)
@settings_option
@click.option("--feed", help="Read the files as this feed's, whatever they are called.")
@click.option("--dry-run", is_flag=True, help="Only show, row by row, what would be sealed. Needs no key.")
@click.option("--show", is_flag=True, help="With --dry-run: show the contacts themselves. Personal data!")
@click.option("--again", is_flag=True, help="Seal records that were prepared before once more.")
def prepare(
    files: tuple[Path, ...], settings_file: Path, feed: str | None, dry_run: bool, show: bool, again: bool
) -> None:
    """Seal the contacts of FILES, or of all feeds, into batches that wait in the outbox.

    Reads CSV by the feed's profile, NHS 111 ITK CDA, FHIR STU3 and FHIR R4, gzipped or not. What cannot be read is set
    aside with its row, field and reason, and the rest goes on. Ends with 1 where nothing of a file could be used.

    Example: teamaround-connector prepare calls/monday.csv --dry-run
    """
    settings = read_settings(settings_file)
    chosen = files or files_of(settings)
    if not chosen:
        raise SettingsFault("There is no file to prepare: name one, or a feed in the settings.")
    if dry_run:
        _tell_rehearsal(rehearsed(chosen, settings, feed, now()), show)
        return
    keys = Keyring(settings.keys)
    with Outbox(settings.outbox) as outbox, alone(outbox.folder, PREPARING):
        run = Preparing(settings, keys, outbox, clock=now, draw=draw, say=say, progress=_progress())
        done = run.run(chosen, feed=feed, again=again)
    _tell(done, settings)


def _progress() -> Callable[[Found], None]:
    """On a terminal, a line now and then; a log needs none."""
    is_seen = sys.stderr.isatty()

    def show(found: Found) -> None:
        if is_seen and found.number % _SHOWN_EVERY == 0:
            click.echo(f"  {found.file}: {found.number:,}", err=True)

    return show


def _tell(done: Prepared, settings: Settings) -> None:
    say(
        f"{done.sealed:,} sealed in {done.batches:,} batches, {done.known:,} prepared before, "
        f"{len(done.set_aside):,} set aside, {done.shortened:,} shortened"
    )
    if settings.agreement.clear_allowed:
        say("there is no clear way over HTTP yet: these are sealed, though the agreement allows clear ones")
    if done.refused_files:
        raise click.ClickException(f"Nothing could be used of {', '.join(done.refused_files)}.")


def _tell_rehearsal(rows: Iterable[Rehearsed], show: bool) -> None:
    sealed = refused = 0
    for row in rows:
        click.echo(row.line)
        sealed += row.ready is not None
        refused += row.ready is None
        if show and row.ready is not None:
            click.echo(f"  {msgspec.json.encode(row.found.what).decode()}")
    click.echo(f"{sealed:,} would be sealed, {refused:,} set aside. Nothing was written.")
