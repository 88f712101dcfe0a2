"""The `teamaround-connector` command: the agency's side. Each command stands in `commands`; `evaluate` is here."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from teamaround.connector.commands.keys import example, keygen
from teamaround.connector.commands.preparing import prepare
from teamaround.connector.commands.proving import doctor
from teamaround.connector.commands.running import AgencyCommands
from teamaround.connector.commands.sending import send
from teamaround.connector.evaluate import evaluate
from teamaround.connector.labelled_sample import SampleError
from teamaround.connector.link import link_command
from teamaround.connector.measures import Evaluation, Measure
from teamaround.connector.train import train_command
from teamaround.matching import Band, packaged_model
from teamaround.matching.linkage import ModelError, load_model

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(cls=AgencyCommands)
def main() -> None:
    """Team Around, at the agency: contacts are sealed here, and nothing is learned of what they meet.

    \b
    Every command ends with 0 when all is done, and otherwise with
      1  something is wrong or was refused: the message says what to do
      2  settings, keys or the command line cannot be used
      3  the service is away: nothing is lost, send again later
      4  another process is at work in this outbox
    """


for _command in (example, keygen, prepare, send, doctor):
    main.add_command(_command)


@main.command("evaluate")
@click.option("--index", required=True, type=_FILE, help="People of the list (CSV, plain or gzip).")
@click.option("--contacts", required=True, type=_FILE, help="Contacts of the agencies.")
@click.option("--truth", required=True, type=_FILE, help="Whom each contact is truly about.")
@click.option("--model", "model_file", type=_FILE, help="Another linkage model than the one that ships.")
@click.option("--sealed", is_flag=True, help="Through sealed contacts.")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write the result here.")
def evaluate_command(
    index: Path, contacts: Path, truth: Path, model_file: Path | None, sealed: bool, out: Path | None
) -> None:
    """How well matching does on a labelled sample: precision, recall, F1, speed and memory."""
    try:
        model = load_model(model_file) if model_file else packaged_model()
        result = evaluate(index, contacts, truth, model, sealed=sealed)
    except (SampleError, ModelError, OSError) as error:
        raise click.ClickException(str(error)) from error
    if out is not None:
        out.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n")
    for line in summary(result):
        click.echo(line)


main.add_command(train_command)
main.add_command(link_command)


def summary(result: Evaluation) -> list[str]:
    """The result as lines for people."""
    overall = Measure(precision=result.precision, recall=result.recall, f1=result.f1)
    lines = [
        f"{result.mode}: {result.contacts:,} contacts, {result.people:,} people, {result.true_matches:,} true",
        f"model {result.model}",
        _measured("all", overall),
    ]
    lines += [
        f"  {band:<18} {count.pairs:>6,} pairs, {count.right:,} right, precision {_number(count.precision)}"
        for band, count in result.bands.items()
    ]
    for measures in (result.by_agency, result.by_name_group):
        lines += [_measured(f"  {label}", measure) for label, measure in measures.items()]
    lines.append(
        f"{result.contacts_per_second:,.0f} contacts a second, half within {result.p50_us:.0f} µs, "
        f"99 % within {result.p99_us:.0f} µs; index in {result.index_build_s:.1f} s; {result.peak_rss_mb:.0f} MB"
    )
    lines += _decoy_lines(result)
    if result.opened is not None:
        lines += _sealed_lines(result)
    return lines


def _decoy_lines(result: Evaluation) -> list[str]:
    """A small table: each kind of people who are easily taken for somebody listed, by the band where they landed."""
    if not result.by_decoy:
        return []
    heading = "".join(f"{band.value:>10}" for band in Band)
    rows = (
        f"  {kind.replace('_', ' '):<28}" + "".join(f"{count:>10,}" for count in bands.values())
        for kind, bands in result.by_decoy.items()
    )
    return [f"{'decoys, by band':<30}{heading}", *rows]


def _sealed_lines(result: Evaluation) -> list[str]:
    vain, by_name = result.opened_in_vain or 0, result.opened_in_vain_by_name or {}
    names = ", ".join(f"{count} with {kind} names" for kind, count in sorted(by_name.items())) or "none"
    right = _number(result.opened_recall)
    return [
        f"opened {result.opened:,}: {right} of the true ones, {vain} of strangers ({names})",
        f"  and {result.opened_of_household} of people at a listed address who are not listed",
        f"{result.tokens_per_contact} tokens a contact, sealed in {result.us_per_contact} µs of one core",
    ]


def _measured(label: str, measure: Measure) -> str:
    values = (_number(number) for number in (measure.precision, measure.recall, measure.f1))
    return "{:<20} precision {}  recall {}  F1 {}".format(label, *values)


def _number(number: float | None) -> str:
    return "   -  " if number is None else f"{number:.4f}"


if __name__ == "__main__":
    main()
