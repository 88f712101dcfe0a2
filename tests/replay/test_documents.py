"""The published schema, the generated table and the documented example are those of the types."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from teamaround.replay.documents import PAGE, SCHEMA, page_with_table
from teamaround.replay.engine import play
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.loading import SHIPPED, scenario_from, shipped
from teamaround.replay.scenario.schema import scenario_schema, schema_text
from teamaround.replay.scenario.tree import read_tree
from tests.replay.writing import CALL, OPENED, tree

REGENERATE = "the vocabulary changed; run: python -m teamaround.replay.documents docs"
DOCS = Path(__file__).parents[2] / "docs"


def _example() -> str:
    found = re.search(r"```yaml\n(.*?)```", (DOCS / PAGE).read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_schema_in_docs_agrees_with_the_types() -> None:
    assert (DOCS / SCHEMA).read_text(encoding="utf-8") == schema_text(), REGENERATE


def test_page_in_docs_agrees_with_the_vocabulary() -> None:
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    assert page == page_with_table(page), REGENERATE


def test_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        page_with_table("# Nothing")


@pytest.mark.parametrize("name", shipped())
def test_shipped_scenario_validates_against_the_schema(name: str) -> None:
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    assert jsonschema.Draft202012Validator(scenario_schema()).is_valid(read_tree(text, name))


@pytest.mark.parametrize(
    "broken",
    [
        {"title": 3},
        {"events": [{"id": "x", "at": "soon", "basis": "INV"}]},
        {"events": [{"id": "x", "at": "2024-01-01T10:00", "basis": "INV", "fact": {"kind": "nothing"}}]},
        {"events": [{"id": "x", "at": "2024-01-01T10:00", "basis": "INV", "unknown": 1}]},
    ],
)
def test_schema_refuses_what_the_loader_refuses(broken: dict[str, object]) -> None:
    validator = jsonschema.Draft202012Validator(scenario_schema())
    assert validator.is_valid(tree(OPENED + CALL))
    assert not validator.is_valid({**tree(OPENED + CALL), **broken})


def test_documented_example_validates_and_all_it_expects_is_met() -> None:
    text = _example()
    assert jsonschema.Draft202012Validator(scenario_schema()).is_valid(read_tree(text, "example.yaml"))
    report = report_of(play(scenario_from(text, "example.yaml")))
    assert (report.missed, report.forbidden, report.not_yet) == ((), (), ())
    assert report.met == 4
