"""`teamaround replay`: play a scenario, say what was met, missed and not yet built."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from teamaround.replay.as_at import print_as_at
from teamaround.replay.engine import play
from teamaround.replay.printed import print_report
from teamaround.replay.report import to_json
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.complaints import ScenarioError
from teamaround.replay.scenario.loading import load_scenario
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.times import end_of, moment


@click.command()
@click.argument("scenario")
@click.option(
    "--as-at", "as_at", metavar="WHEN", help="Stop at a date or minute and show what the team knew then."
)
@click.option(
    "--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write the whole report as JSON."
)
@click.option(
    "--with", "asked_for", multiple=True, metavar="EVENT", help="Play an optional event too, by its id."
)
@click.option("--strict", is_flag=True, help="Count what is not built yet as missed.")
def replay(
    scenario: str, as_at: str | None, out: Path | None, asked_for: tuple[str, ...], strict: bool
) -> None:
    """Replay SCENARIO, a YAML or JSON file or the name of a shipped one, through the record, matching and rules.

    Ends with 0 if everything expected that is built was met and nothing forbidden was seen, with 1 if not, and
    with 2 if the scenario cannot be read.
    """
    try:
        loaded = load_scenario(scenario)
    except ScenarioError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(2) from error
    until = _moment(as_at, loaded)
    _check_optional(asked_for, loaded)
    with click.progressbar(
        length=len(loaded.played(frozenset(asked_for))),
        label=f"Replaying {loaded.title}",
        file=sys.stderr,
    ) as bar:
        played = play(loaded, asked_for=frozenset(asked_for), as_at=until, progress=bar.update)
    report = report_of(played, strict=strict)
    if out is not None:
        out.write_bytes(to_json(report))
    if until is not None:
        print_as_at(played, click.echo)
    print_report(report, loaded, click.echo)
    if not report.all_well:
        raise click.exceptions.Exit(1)


def _moment(written: str | None, scenario: Scenario) -> datetime | None:
    if written is None:
        return None
    try:
        at: date | datetime = moment(written, scenario.zone)
    except ValueError as error:
        raise click.BadParameter("write 2024-05-11 or 2024-05-11T20:05", param_hint="--as-at") from error
    return at if isinstance(at, datetime) else end_of(at, scenario.zone)


def _check_optional(asked_for: tuple[str, ...], scenario: Scenario) -> None:
    optional = {event.id for event in scenario.events if event.optional}
    for name in asked_for:
        if name not in optional:
            known = ", ".join(sorted(optional)) or "none"
            raise click.BadParameter(f"{name!r} is no optional event here ({known})", param_hint="--with")
