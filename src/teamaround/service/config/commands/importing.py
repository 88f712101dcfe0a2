"""`teamaround import`: files of councils and agencies, with a report row by row; nothing half-done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import plain
from teamaround.service.config.commands.starting import start_database, start_django

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
council_option = click.option("--council", required=True, help="The council's code, for example CSB.")
from_option = click.option(
    "--from", "agency", help="The agency that says so. Default: the council's children's services."
)


@click.group("import")
def importing() -> None:
    """Load what others send: a census, the people around its children, contacts."""


@importing.command("cin-census")
@click.argument("file", type=FILE)
@council_option
@from_option
def cin_census(file: Path, council: str, agency: str | None) -> None:
    """Load a national Children in Need census.

    Example: teamaround import cin-census CIN_2026.xml --council CSB
    """
    _imported(file, council, agency, "census_imported")


@importing.command("people")
@click.argument("file", type=FILE)
@council_option
@from_option
def people(file: Path, council: str, agency: str | None) -> None:
    """Load the adults and addresses around children whom a census has brought.

    Example: teamaround import people people.csv --council CSB
    """
    _imported(file, council, agency, "people_imported")


@importing.command("contacts")
@click.argument("file", type=FILE)
@click.option("--agency", required=True, help="Who sends it, by slug.")
@click.option("--profile", help="Column profile of a CSV file: a packaged one, or a YAML file.")
def contacts(file: Path, agency: str, profile: str | None) -> None:
    """Load contacts: CSV with a column profile, an NHS 111 document (XML), or FHIR (JSON, JSON lines or XML); each
    may be gzipped.

    Example: teamaround import contacts calls.csv --agency nca-111 --profile ambulance-111
    """
    start_django()
    start_database()
    from teamaround.service.workflows.contact_file_imported import contact_file_imported  # after start_django

    try:
        report = contact_file_imported(file, agency=agency, profile=profile, progress=_progress())
    except (Unreadable, LookupError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{report.read} contacts read, {report.new} new, {len(report.refused)} set aside.")
    _tell(report.refused)
    if report.refused and not report.read:
        raise SystemExit(1)  # nothing of the file could be used, which a script must not take for done


def _imported(file: Path, council: str, agency: str | None, workflow: str) -> None:
    start_django()
    start_database()
    from importlib import import_module  # after start_django

    from django.utils import timezone

    from teamaround.service.agencies.models import Council
    from teamaround.service.audit.actions import SystemActor
    from teamaround.service.workflows.importing.report import ImportReport
    from teamaround.service.workflows.importing.telling import Source

    if not Council.objects.filter(pk=council).exists():
        known = ", ".join(sorted(Council.objects.values_list("pk", flat=True))) or "none yet"
        raise click.ClickException(f"There is no council {council}. Known: {known}.")
    now = timezone.now()
    source = Source(council=council, agency=agency or f"{council.lower()}-childrens-services", read_at=now)
    run: Callable[..., ImportReport] = getattr(
        import_module(f"teamaround.service.workflows.{workflow}"), workflow
    )
    by = SystemActor(purpose="import", agency=source.agency)
    try:
        with file.open("rb") as stream:
            report = run(plain(stream), source, by=by, now=now, progress=_progress())
    except Unreadable as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"{report.children} children, {report.new_entries} new entries, {report.known_entries} known before."
    )
    _tell(report.refused)


def _progress() -> Callable[[int, int], None]:
    def show(done: int, of: int) -> None:
        if done == of or done % 500 == 0:
            click.echo(f"  {done} of {of}" if of else f"  {done}", err=True)

    return show


def _tell(refused: Iterable[Refusal]) -> None:
    for one in refused:
        field = f", {one.field}" if one.field else ""
        click.echo(f"  refused: {one.where}{field}: {one.reason}", err=True)
