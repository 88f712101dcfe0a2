"""`keygen` and `example-settings`: what an agency begins with."""

from __future__ import annotations

from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from teamaround.connector.commands.running import draw, now, settings_option
from teamaround.connector.keyring import Keyring, public_text
from teamaround.connector.outbox import Outbox
from teamaround.connector.replacing import seed_replaced
from teamaround.connector.settings import Settings, example_settings, read_settings
from teamaround.formats.signed_request import key_id


@click.command("example-settings")
def example() -> None:
    """Print a commented settings file to begin with.

    Example: teamaround-connector example-settings > connector.toml
    """
    click.echo(example_settings(), nl=False)


@click.command("keygen")
@settings_option
@click.option("--rotate", is_flag=True, help="Make the next signing key, and a seed from the next epoch on.")
@click.option("--replace", is_flag=True, help="Keys were stolen or lost: destroy them now, and make others.")
def keygen(settings_file: Path, rotate: bool, replace: bool) -> None:
    """Make the seed and the signing key, and print the public key to register.

    Nothing is overwritten but with --replace. With --rotate the former signing key is used until the service knows
    the new one; seeds of ended epochs are destroyed by `send`. Stop `send --watch` before --replace.

    Example: teamaround-connector keygen
    """
    settings = read_settings(settings_file)
    if replace:
        _replace(settings, rotate)
        return
    keys = Keyring(settings.keys)
    _tell(settings, keys.rotate(now(), draw) if rotate else keys.make(now(), draw))


def _replace(settings: Settings, rotate: bool) -> None:
    if rotate:
        raise click.UsageError("Either --rotate or --replace.")
    with Outbox(settings.outbox) as outbox:
        public = seed_replaced(Keyring(settings.keys), outbox, now(), draw)
    _tell(settings, public)
    click.echo(
        "The former keys are destroyed. Nothing is sent until the partnership has registered this one with"
    )
    click.echo(
        f"`teamaround agency-key {settings.agency} signing.pub --replace`: tell them that the seed is new."
    )


def _tell(settings: Settings, public: Ed25519PublicKey) -> None:
    click.echo(f"Key id: {key_id(settings.agency, public)}")
    click.echo("Give the partnership this public key, and nothing else of the key folder:")
    click.echo(public_text(public).decode("ascii"), nl=False)
