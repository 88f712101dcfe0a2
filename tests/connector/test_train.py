"""`teamaround-connector train`: files in, a model, its settings, figures and card out; plain words where it cannot."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.matching_sets import write_set
from teamaround.connector.cli import main
from teamaround.matching.linkage import load_model
from tests.connector.labelled import written_sample

QUICK = "random_pairs: 50000"


def _train(folder: Path, *more: str) -> Result:
    asked = ["train", "--index", str(folder / "index.csv"), "--contacts", str(folder / "contacts.csv")]
    told = ["--about", "an invented set", "--model-version", "7", "--out", str(folder / "model.json")]
    return CliRunner().invoke(main, [*asked, *told, *more])


def test_train_writes_model_settings_figures_and_card(tmp_path: Path) -> None:
    write_set(tmp_path, seed=61, slips=1.0, people=1_000, contacts=5_000)
    recipe = Path("src/teamaround/matching/training/packaged/recipe.yaml").read_text(encoding="utf-8")
    quick = recipe.replace("random_pairs: 5000000 ", f"{QUICK} ")
    assert QUICK in quick
    (tmp_path / "recipe.yaml").write_text(quick, encoding="utf-8")
    given = {"--truth": "truth.csv", "--recipe": "recipe.yaml", "--settings": "settings.json"}
    given |= {"--figures": "figures.json", "--card": "card.md"}
    options = [word for option, name in given.items() for word in (option, str(tmp_path / name))]
    result = _train(tmp_path, *options, "--held-out", str(tmp_path))
    assert result.exit_code == 0, result.output
    model = load_model(tmp_path / "model.json")
    assert model.version == "7"
    assert "an invented set (1,000 people, 5,000 contacts, labelled)" in model.source
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert figures["model_sha256"] == model.content_sha256
    settings = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert len(settings["comparisons"]) == 7
    assert model.content_sha256 in (tmp_path / "card.md").read_text(encoding="utf-8")


def test_train_on_a_file_that_is_wrong_names_its_line_and_writes_nothing(tmp_path: Path) -> None:
    files = written_sample(tmp_path)
    text = files["contacts"].read_text(encoding="utf-8")
    files["contacts"].write_text(text.replace("C2,", "C1,"), encoding="utf-8")
    result = _train(tmp_path)
    assert result.exit_code == 1
    assert "contacts.csv line 3: contact_id is given twice" in result.output
    assert not (tmp_path / "model.json").exists()


def test_train_without_splink_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written_sample(tmp_path)
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.endswith("training_tables") or "training_tables" in (rest[2] or ()):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    result = _train(tmp_path)
    assert result.exit_code == 1
    assert "pip install 'teamaround[training]'" in result.output
