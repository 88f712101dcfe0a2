"""`teamaround-connector link`: which people of several registers are one person."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamaround.connector.labelled_sample import SampleError, listed_people
from teamaround.connector.train import NEEDS_EXTRA
from teamaround.matching.identity import NormalPerson, normal_person
from teamaround.matching.linkage import ModelError, load_model, packaged_model

if TYPE_CHECKING:
    from teamaround.matching.training.linking import Link

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)
_COLUMNS = ("register", "person_id", "other_register", "other_person_id", "band", "bits", "reason")


@click.command("link")
@click.option(
    "--register", "files", required=True, type=_FILE, multiple=True, help="A register (CSV); two or more."
)
@click.option("--model", "model_file", type=_FILE, help="Another linkage model than the one that ships.")
@click.option("--one-to-one", "alone", is_flag=True, help="Nobody stands twice in any of the registers.")
@click.option(
    "--lead",
    type=click.FloatRange(min=0),
    help="With --one-to-one: only who is so many bits ahead of any other.",
)
@click.option("--spark", "master", help="Run on Spark, at this master ('local[2]'), in place of DuckDB.")
@click.option(
    "--out", required=True, type=_NEW, help="Write the links here (CSV of ids, without any details)."
)
@click.option("--groups", "groups_file", type=_NEW, help="Write who belongs together here (CSV).")
def link_command(
    files: tuple[Path, ...],
    model_file: Path | None,
    alone: bool,
    lead: float | None,
    master: str | None,
    out: Path,
    groups_file: Path | None,
) -> None:
    """Link whole registers in bulk: people whom several describe, without a number that they share."""
    if len(files) < 2 or len({file.stem for file in files}) < len(files):
        raise click.ClickException("Give two registers or more, each in a file of another name.")
    if lead is not None and not alone:
        raise click.ClickException("--lead says something only with --one-to-one.")
    try:
        from teamaround.matching.training import linking
        from teamaround.matching.training.conditions import Engine

        if master:
            from teamaround.matching.training.spark_engine import on_spark
    except ImportError as error:
        extra = "'teamaround[training]' and pyspark" if master else "'teamaround[training]'"
        raise click.ClickException(NEEDS_EXTRA.replace("'teamaround[training]'", extra)) from error
    try:
        model = load_model(model_file) if model_file else packaged_model()
        registers = [_register(file) for file in files]
        if master:
            links = linking.link(registers, model, database=on_spark(master), engine=Engine.SPARK)
        else:
            links = linking.link(registers, model)
        links = linking.one_to_one(links, lead) if alone else links
        names = [file.stem for file in files]
        _write(out, _COLUMNS, [_row(found, names) for found in links])
        if groups_file:
            rows = enumerate(linking.groups(links), start=1)
            told = [(str(at), names[where], key) for at, group in rows for where, key in group]
            _write(groups_file, ("group", "register", "person_id"), told)
    except (SampleError, ModelError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{sum(map(len, registers)):,} records, {len(links):,} links: {out}")


def _register(file: Path) -> dict[str, NormalPerson]:
    return {person.person_id: normal_person(person.descriptions[0]) for person in listed_people(file)}


def _row(found: Link, names: list[str]) -> tuple[str, ...]:
    one, other = found.one, found.other
    return (
        names[one[0]],
        one[1],
        names[other[0]],
        other[1],
        found.band.value,
        f"{found.bits:.2f}",
        found.reason.value,
    )


def _write(path: Path, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([columns, *rows])
