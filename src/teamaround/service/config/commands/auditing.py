"""`teamaround verify-audit`: proves the audit whole."""

from __future__ import annotations

from pathlib import Path

import click

from teamaround.service.config.commands.starting import start_database, start_django


@click.command("verify-audit")
@click.option(
    "--heads",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Heads kept elsewhere. Default: the file that this installation writes.",
)
def verify_audit(heads: Path | None) -> None:
    """Check every sealed row and the heads kept elsewhere. Ends with 1 when something was changed, lost or cut off.

    Example: teamaround verify-audit --heads /mnt/witness/audit-heads.jsonl
    """
    start_django()
    start_database()
    from django.conf import settings  # after start_django

    from teamaround.service.audit.proof import keep_head, kept_heads, verify
    from teamaround.service.audit.sealing import seal_all

    place = heads or Path(settings.AUDIT_HEAD_FILE)
    proof = verify(kept_heads(place))
    if proof.is_whole:
        keep_head(seal_all(), place)
    click.echo(f"{proof.checked} sealed rows checked, {proof.unsealed} waited for a seal.")
    for fault in proof.faults:
        click.echo(f"  at {fault.seq}: {fault.what}", err=True)
    if not proof.is_whole:
        raise SystemExit(1)
    click.echo("The audit is whole.")
