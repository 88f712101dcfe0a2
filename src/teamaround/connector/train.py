"""`teamaround-connector train`: a linkage model from an agency's own files, and its card."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from teamaround.connector.labelled_sample import SampleError
from teamaround.matching.linkage import LinkageModel, ModelError, load_model, packaged_model
from teamaround.matching.linkage.model import model_file

NEEDS_EXTRA = "Splink is not installed here. It comes with the extra: pip install 'teamaround[training]'"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)


@click.command("train")
@click.option("--index", required=True, type=_FILE, help="People of the list (CSV, plain or gzip).")
@click.option("--contacts", required=True, type=_FILE, help="Contacts of the agencies.")
@click.option(
    "--truth", type=_FILE, help="Whom each contact is truly about. Without it, m is learnt unlabelled."
)
@click.option("--about", required=True, help="Of whom these files tell, for the model and its card.")
@click.option("--model-version", required=True, help="What the new model is to be called.")
@click.option("--start", type=_FILE, help="The model whose other levels are kept; else the one that ships.")
@click.option("--recipe", "recipe_file", type=_FILE, help="Another recipe than the one that ships (YAML).")
@click.option("--held-out", type=_FOLDER, multiple=True, help="A labelled set to measure the new model on.")
@click.option("--out", required=True, type=_NEW, help="Write the model here (JSON).")
@click.option("--settings", type=_NEW, help="Write the model as settings of Splink here (JSON).")
@click.option("--figures", type=_NEW, help="Write what was measured here (JSON).")
@click.option("--card", "card_file", type=_NEW, help="Write the model card here (Markdown).")
def train_command(
    index: Path,
    contacts: Path,
    truth: Path | None,
    about: str,
    model_version: str,
    start: Path | None,
    recipe_file: Path | None,
    held_out: tuple[Path, ...],
    out: Path,
    settings: Path | None,
    figures: Path | None,
    card_file: Path | None,
) -> None:
    """Learn the weights of the linkage model with Splink, from labelled or unlabelled files."""
    try:
        from teamaround.connector import training_tables as tables
        from teamaround.matching.training import card, estimate, export, recipe
        from teamaround.matching.training import settings as splink
    except ImportError as error:
        raise click.ClickException(NEEDS_EXTRA) from error
    try:
        before: LinkageModel = load_model(start) if start else packaged_model()
        how = recipe.load_recipe(recipe_file) if recipe_file else recipe.packaged_recipe()
        people, seen = tables.people_table(index, before), tables.contacts_table(contacts, truth, before)
        click.echo(f"Learning from {len(people):,} and {len(seen):,} rows ...")
        made_on = datetime.now(UTC).date().isoformat()
        making = export.Making(version=model_version, made_on=made_on, about=about)
        model = export.exported(before, estimate.estimate(people, seen, before, how), how, making)
        out.write_bytes(model_file(model))
        click.echo(f"Written: {model.name} {model.version}, {model.content_sha256[:12]}")
        if settings:
            _write(settings, splink.settings_of(model))
        measured = tables.figures_of(model, held_out)
        if figures:
            _write(figures, measured)
        if card_file:
            card_file.write_text(card.card(model, measured, how.card), encoding="utf-8")
    except (SampleError, ModelError, recipe.RecipeError, estimate.TrainingError, OSError) as error:
        raise click.ClickException(str(error)) from error


def _write(path: Path, content: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
