"""What stands in the repository: its files, their text, and Python's view of them. Read once a run."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = "src/teamaround/"


def _by_git() -> list[str]:
    return subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # the developer's own git
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()


def _by_walking() -> list[str]:
    """For a copy without git: all but what .gitignore names by a folder, an ending or a path."""
    ignored = (*(ROOT / ".gitignore").read_text(encoding="utf-8").split(), ".git/")
    found = []
    for folder, inner, names in os.walk(ROOT):  # does not mind a folder that vanishes meanwhile
        here = Path(folder).relative_to(ROOT)
        inner[:] = [name for name in inner if not _any_ignores(f"{(here / name).as_posix()}/x", ignored)]
        paths = ((here / name).as_posix() for name in names)
        found += [path for path in paths if not _any_ignores(path, ignored)]
    return found


def _any_ignores(name: str, patterns: tuple[str, ...]) -> bool:
    return any(_is_ignored(name, pattern) for pattern in patterns)


def _is_ignored(name: str, pattern: str) -> bool:
    if pattern.endswith("/"):
        return f"/{pattern}" in f"/{name}" or any(
            fnmatch(part, pattern[:-1]) for part in name.split("/")[:-1]
        )
    return fnmatch(name.rsplit("/", 1)[-1], pattern)


@cache
def files() -> tuple[str, ...]:
    """Every file that is tracked or would be, as a path from the root."""
    listed = _by_git() if shutil.which("git") and (ROOT / ".git").exists() else _by_walking()
    return tuple(sorted(name for name in set(listed) if (ROOT / name).is_file()))


@cache
def text(name: str) -> str:
    """The text of a file; empty for a picture and anything else that is no text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree(name: str) -> ast.Module:
    """A Python file as its syntax tree."""
    return ast.parse(text(name), filename=name)


@cache
def python_files(under: str = "") -> tuple[str, ...]:
    """Python files under a folder, without migrations, which Django writes."""
    return tuple(
        name
        for name in files()
        if name.startswith(under) and name.endswith(".py") and "/migrations/" not in name
    )


def filled_lines(name: str) -> int:
    """Lines that are not empty."""
    return sum(1 for line in text(name).splitlines() if line.strip())


@cache
def functions(under: str = "") -> tuple[tuple[str, str, int], ...]:
    """Every function under a folder as (file:line, name, lines from `def` to its end)."""
    return tuple(
        (f"{name}:{node.lineno}", node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for name in python_files(under)
        for node in ast.walk(tree(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
