"""Every environment variable that is read stands in `.env.example`, and nothing stands there that is not read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.repository import files, python_files, text, tree

READERS = {"get", "getenv", "pop", "setdefault"}
# Read by others' programs or set by the machine, not by us.
NOT_OURS = {
    *("PATH", "HOME", "TMPDIR", "TEMP", "USER", "CI", "PYTHON", "PYTHONPATH"),
    *("DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_TESTRUNUID", "PYTEST_XDIST_WORKER"),
}


def _is_environ(node: ast.expr) -> bool:
    """`os.environ`, `environ`, or `os` itself (for `os.getenv`)."""
    if isinstance(node, ast.Attribute):
        return node.attr == "environ"
    return isinstance(node, ast.Name) and node.id in {"os", "environ"}


def _read_in(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        key: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
            key = node.args[0] if node.args and _is_environ(node.func.value) else None
        elif isinstance(node, ast.Subscript) and _is_environ(node.value):
            key = node.slice
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value


def _read() -> set[str]:
    in_python = {key for name in python_files() for key in _read_in(name)}
    scripts = [name for name in files() if name.startswith(".ci/") and not name.endswith(".py")]
    in_scripts = {word for name in scripts for word in re.findall(r"\$\{([A-Z_]+):?-", text(name))}
    return (in_python | in_scripts) - NOT_OURS


def _listed() -> set[str]:
    return set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", text(".env.example"), flags=re.MULTILINE))


def test_variables_read_are_listed_with_a_word_about_each() -> None:
    assert sorted(_read() - _listed()) == []


def test_variables_listed_are_read() -> None:
    assert sorted(_listed() - _read()) == []
