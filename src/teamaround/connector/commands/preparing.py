"""`prepare`: files of contacts into sealed batches, or a rehearsal of that."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from teamaround.connector.alone import alone
from teamaround.connector.commands.running import draw, now, say, settings_option
from teamaround.connector.contact_files import files_of
from teamaround.connector.faults import SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.prepare import Prepared, Preparing, Rehearsed, rehearsed
from teamaround.connector.send import PREPARING
from teamaround.connector.settings import Settings, read_settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


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
        run = Preparing(settings, keys, outbox, clock=now, draw=draw, say=say)
        done = run.run(_with_progress(chosen), feed=feed, again=again)
    _tell(done, settings)


def _with_progress(files: Iterable[Path]) -> Iterable[Path]:
    """On a terminal each file is named as its turn comes; a log needs no such lines."""
    for file in files:
        if sys.stderr.isatty():
            click.echo(f"  {file.name} ...", err=True)
        yield file


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
    """Row by row by the names of recipes, then by file."""
    sealed = refused = 0
    for row in rows:
        where = f"{row.found.file} contact {row.found.number}"
        if row.ready is None:
            refused += 1
            click.echo(f"{where}: would be set aside: {row.reason}")
            continue
        sealed += 1
        click.echo(f"{where}: {_recipes(row.ready.by_recipe)}{_beyond(row.ready.left_out)}{_cut(row)}")
        if show:
            click.echo(f"  {msgspec.json.encode(row.found.what).decode()}")
    click.echo(f"{sealed:,} would be sealed, {refused:,} set aside. Nothing was written.")


def _recipes(by_recipe: Counter[str]) -> str:
    told = ", ".join(f"{recipe} {number}" for recipe, number in by_recipe.items())
    return told or "no token: it says too little to be found by anybody"


def _beyond(left_out: int) -> str:
    return f"; {left_out} more find no slot" if left_out else ""


def _cut(row: Rehearsed) -> str:
    return f"; {' and '.join(row.ready.shortened)} shortened" if row.ready and row.ready.shortened else ""
