"""Files are named in the field's words and say at their head what they are."""

from __future__ import annotations

import ast
from pathlib import PurePath

from tests.architecture.repository import python_files, text, tree

BANNED = {
    *("utils", "util", "helpers", "helper", "manager", "managers", "data", "process", "handle", "handler"),
    *("handlers", "item", "items", "info", "entity", "entities", "misc", "common", "stuff", "lib"),
}


def _banned_part(name: str) -> bool:
    """A part that is a banned word, or ends in one (`date_utils`); `information_request` is welcome (decision 13)."""
    stems = [PurePath(part).stem for part in PurePath(name).parts]
    return any(
        stem in BANNED or stem.rsplit("_", 1)[-1] in {"utils", "helpers", "helper", "manager"}
        for stem in stems
    )


def test_file_names_have_no_empty_words() -> None:
    assert [name for name in python_files() if _banned_part(name)] == []


def test_modules_say_what_they_are() -> None:
    assert [name for name in python_files() if text(name).strip() and not ast.get_docstring(tree(name))] == []
