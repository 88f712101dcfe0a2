"""Each app's migrations are one line: numbered without a gap, each after the one before."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import PurePath

from tests.architecture.repository import files, tree

MIGRATION = re.compile(r"src/teamaround/service/(?P<app>\w+)/migrations/(?P<name>\d{4}_\w+)\.py")


def _by_app() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for match in filter(None, map(MIGRATION.fullmatch, files())):
        found[match["app"]].append(match.group())
    return found


def _own_dependencies(name: str, app: str) -> set[str]:
    """The migrations of the same app on which this one says it depends."""
    pairs = [node for node in ast.walk(tree(name)) if isinstance(node, ast.Tuple) and len(node.elts) == 2]
    words = [tuple(part.value for part in pair.elts if isinstance(part, ast.Constant)) for pair in pairs]
    return {
        str(word[1])
        for word in words
        if len(word) == 2 and word[0] == app and re.match(r"\d{4}_", str(word[1]))
    }


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = {app: [int(PurePath(name).name[:4]) for name in names] for app, names in _by_app().items()}
    assert numbers != {}
    assert {app: found for app, found in numbers.items() if found != list(range(1, len(found) + 1))} == {}


def test_migrations_each_follow_the_one_before() -> None:
    stray = [
        name
        for app, names in _by_app().items()
        for before, name in pairwise(names)
        if _own_dependencies(name, app) != {PurePath(before).stem}
    ]
    assert stray == []
