"""`keygen` and `example-settings`: what an agency begins with."""

from __future__ import annotations

from pathlib import Path

import click

from teamaround.connector.commands.running import draw, now, settings_option
from teamaround.connector.keyring import Keyring, public_text
from teamaround.connector.settings import example_settings, read_settings
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
def keygen(settings_file: Path, rotate: bool) -> None:
    """Make the seed and the signing key, and print the public key to register.

    Nothing is ever overwritten. With --rotate the former signing key is used until the service knows the new one;
    seeds of ended epochs are destroyed by `send`.

    Example: teamaround-connector keygen
    """
    settings = read_settings(settings_file)
    keys = Keyring(settings.keys)
    public = keys.rotate(now(), draw) if rotate else keys.make(now(), draw)
    click.echo(f"Key id: {key_id(settings.agency, public)}")
    click.echo("Give the partnership this public key, and nothing else of the key folder:")
    click.echo(public_text(public).decode("ascii"), nl=False)
