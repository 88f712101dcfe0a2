"""Writes go through actions: no signals, no `save()` overrides, no query or write to a table from a page."""

from __future__ import annotations

import ast
import re

from tests.architecture.repository import python_files, tree

SERVICE = "src/teamaround/service/"
APPS = ("accounts", "agencies", "people", "ledger", "contacts", "access", "work", "audit")
ALWAYS_A_WRITE = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
WRITE_OF_ROWS = {"update", "delete"}
ROWS = re.compile(r"\.objects\b|\.filter\(|\.exclude\(|\.all\(|_set\b")
# Modules that write and are not actions, each with its reason.
WRITERS = {
    "src/teamaround/service/audit/sealing.py": "seals audit rows into their chain; the worker's own act, nobody's",
}
SIGNALS = {"post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed", "receiver"}


def _is_action(name: str) -> bool:
    return name.endswith("/actions.py") or "/actions/" in name


def _is_write(call: ast.Call) -> bool:
    """`.save(...)` and its kind; `.update(...)` and `.delete(...)` of rows, not of a dict or a digest."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr in ALWAYS_A_WRITE:
        return True
    return call.func.attr in WRITE_OF_ROWS and bool(ROWS.search(ast.unparse(call.func.value)))


def test_signals_are_not_used() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name in python_files(SERVICE)
        for node in ast.walk(tree(name))
        if isinstance(node, ast.ImportFrom)
        and (
            (node.module or "").startswith("django.dispatch")
            or SIGNALS & {alias.name for alias in node.names}
        )
    ]
    assert found == []


def test_models_do_not_override_save() -> None:
    """A model may refuse `save` and `delete` (raise at once); it may not do something else in them."""
    found = [
        f"{name}:{node.lineno}"
        for name in python_files(SERVICE)
        for node in ast.walk(tree(name))
        if isinstance(node, ast.FunctionDef)
        and node.name in {"save", "delete"}
        and not isinstance(node.body[-1], ast.Raise)
    ]
    assert found == []


def test_tables_are_written_in_actions_alone() -> None:
    found = [
        f"{name}:{node.lineno} {ast.unparse(node)[:60]}"
        for name in python_files(SERVICE)
        if not _is_action(name) and name not in WRITERS
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call) and _is_write(node)
    ]
    assert found == []


def test_pages_ask_queries_and_never_a_table() -> None:
    found = [
        f"{name}:{node.lineno}"
        for part in ("pages", "api")
        for name in python_files(f"{SERVICE}{part}/")
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert found == []


def test_actions_take_everything_by_name() -> None:
    """At most the subject by position; the rest, with `by=` and `now=`, by name."""
    found = [
        f"{name}:{node.lineno} {node.name}"
        for app in APPS
        for name in python_files(f"{SERVICE}{app}/")
        if _is_action(name)
        for node in tree(name).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and len(node.args.args) > 1
    ]
    assert found == []
