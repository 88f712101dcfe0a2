"""Templates are short and print what a presenter prepared."""

from __future__ import annotations

from statistics import median

import pytest

from tests.architecture.repository import ROOT, files, filled_lines, text

TEMPLATES = [
    name for name in files() if name.startswith("src/") and name.endswith((".html", ".jinja", ".txt"))
]
LARGEST = 120
HALF = 60


def test_templates_half_are_under_60_lines_and_none_over_120() -> None:
    sizes = {name: filled_lines(name) for name in TEMPLATES}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert median(sizes.values() or [0]) <= HALF


@pytest.mark.parametrize("word", ["|safe", "| safe", ".objects", 'style="', "onclick=", "javascript:"])
def test_templates_neither_ask_a_table_nor_loosen_the_page(word: str) -> None:
    assert [name for name in TEMPLATES if word in text(name)] == []


def test_templates_are_where_the_service_looks() -> None:
    assert [
        name for name in TEMPLATES if not (ROOT / name).is_relative_to(ROOT / "src/teamaround/service")
    ] == []
