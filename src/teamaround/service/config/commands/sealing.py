"""`teamaround agency-key` and `teamaround start-feed`: who sends sealed contacts, and a stopped feed again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamaround.service.config.commands.starting import start_database, start_django

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from teamaround.service.audit.actions import SystemActor

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("agency-key")
@click.argument("agency")
@click.argument("file", type=FILE)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it holds. Default: without end."
)
@click.option("--replace", is_flag=True, help="The agency's seed was stolen or lost: this key alone holds.")
def agency_key(agency: str, file: Path, until: datetime | None, replace: bool) -> None:
    """Let an agency send sealed contacts, signed by the key that its connector printed (PEM).

    The same key again with --until ends it. With --replace, for the key that `keygen --replace` printed, every other
    key of the agency is over, and what was sealed under its former seed is deleted; the agency must send it again.

    Example: teamaround agency-key nca-111 signing.pub
    """
    if replace and until:
        raise click.UsageError("Either --until or --replace.")
    public = _public(file)
    start_django()
    start_database()
    from django.utils import timezone  # after start_django

    from teamaround.service.audit.actions import SystemActor
    from teamaround.service.contacts.actions import register_key

    _must_be_known(agency)
    ends = timezone.make_aware(until + timedelta(days=1)) if until else None
    by = SystemActor(purpose="agency_key", agency=agency)
    if replace:
        _replace(agency, public, by, timezone.now())
        return
    key = register_key(agency, public=public, until=ends, by=by, now=timezone.now())
    click.echo(f"{agency} signs by {key.name}" + (f" until {until:%d %B %Y}." if until else "."))


def _replace(agency: str, public: Ed25519PublicKey, by: SystemActor, now: datetime) -> None:
    from teamaround.formats.signed_request import key_id
    from teamaround.service.contacts.actions import KeyKnown
    from teamaround.service.contacts.writing import retention
    from teamaround.service.workflows.agency_seed_replaced import agency_seed_replaced

    try:
        dropped = agency_seed_replaced(agency, public=public, by=by, now=now)
    except KeyKnown as known:
        raise click.ClickException(
            f"{known} Nothing was changed: the key that `keygen --replace` printed was expected."
        ) from known
    click.echo(f"{agency} signs by {key_id(agency, public)} alone; the whole list is asked for anew.")
    click.echo(
        f"{dropped.batches:,} kept batches with {dropped.contacts:,} contacts were deleted: they were sealed under the "
        "former seed, and only its thief could open them now."
    )
    days = retention().matched_nothing.days
    click.echo(f"Have the agency send the last {days} days again, by `prepare --again` of its exports.")


@click.command("start-feed")
@click.argument("agency")
def start_feed(agency: str) -> None:
    """Take from an agency's sealed feed again that was stopped for a flood, and open what waits.

    Example: teamaround start-feed nca-111
    """
    start_django()
    start_database()
    from django.utils import timezone  # after start_django

    from teamaround.service.audit.actions import SystemActor
    from teamaround.service.workflows.sealed_batch_received import sealed_feed_started

    _must_be_known(agency)
    by = SystemActor(purpose="start_feed")
    waiting = sealed_feed_started(agency, by=by, now=timezone.now())
    click.echo(
        f"The sealed feed of {agency} is open again; the worker now opens {waiting} batches that waited."
    )


def _must_be_known(agency: str) -> None:
    from teamaround.service.agencies.models import Agency  # after start_django

    if not Agency.objects.filter(pk=agency).exists():
        raise click.ClickException(f"There is no agency {agency}.")


def _public(file: Path) -> Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(file.read_bytes())
    except (ValueError, UnsupportedAlgorithm, OSError):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise click.ClickException(f"{file.name} holds no Ed25519 public key in PEM.")
    return key
