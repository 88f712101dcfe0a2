"""Habits that have no place here: left-overs, silenced checks, swallowed errors, sleeping or empty tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.repository import python_files, text, tree

LEFT_OVERS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImpl" + r"ementedError)\b")
SILENCED = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[^\]]*\])?)(?P<rest>.*)$", re.MULTILINE
)
PURE = tuple(f"src/teamaround/{room}/" for room in ("practice", "matching", "exchange", "replay"))
CLOCKS = {"now", "today", "utcnow", "localdate"}


def test_code_has_no_left_overs() -> None:
    assert [name for name in python_files() if LEFT_OVERS.search(text(name))] == []


def test_silenced_checks_have_a_reason_beside_them() -> None:
    found = [(name, match) for name in python_files() for match in SILENCED.finditer(text(name))]
    assert [
        f"{name}: {m.group()}" for name, m in found if not re.match(r"\s*[#(:–-]*\s*\S.{4,}", m["rest"])
    ] == []


def _broad(handler: ast.ExceptHandler) -> bool:
    named = handler.type
    return named is None or (isinstance(named, ast.Name) and named.id in {"Exception", "BaseException"})


def test_errors_are_not_swallowed_by_a_broad_except() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name in python_files()
        for node in ast.walk(tree(name))
        if isinstance(node, ast.ExceptHandler) and _broad(node)
    ]
    assert found == []


def test_pure_rooms_ask_no_clock() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name in python_files("src/")
        if name.startswith(PURE)
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    ]
    assert found == []


def _tests() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name in python_files("tests/"):
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{name}:{node.lineno} {node.name}", node


def _asserts(node: ast.AST) -> bool:
    """An assert, an expected error, a validation, or a step of a story that says what must then be so."""
    called = {
        target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
        for target in (inner.func for inner in ast.walk(node) if isinstance(inner, ast.Call))
    }
    steps = ("then_", "and_", "assert_", "expect", "must_", "raises", "warns", "fail", "validate")
    return any(isinstance(inner, ast.Assert) for inner in ast.walk(node)) or any(
        c.startswith(steps) for c in called
    )


def test_tests_each_assert_something() -> None:
    assert [where for where, node in _tests() if not _asserts(node)] == []


@pytest.mark.parametrize(
    "call", [r"\bsleep\(", r"pytest\.skip\(", r"mark\.(?:skip|xfail)", r"wait_for_timeout\("]
)
def test_tests_neither_sleep_nor_skip(call: str) -> None:
    found = [name for name in python_files("tests/") if re.search(call, text(name))]
    assert [name for name in found if name != "tests/architecture/test_habits.py"] == []
