"""The list of files is the same with git and without it."""

from __future__ import annotations

import pytest

from tests.architecture.repository import ROOT, _by_walking, _is_ignored, files


@pytest.mark.parametrize(
    ("name", "pattern", "ignored"),
    [
        (".venv/lib/a.py", ".venv/", True),
        ("src/teamaround/service/static/built/app.css", "src/teamaround/service/static/built/", True),
        ("src/teamaround/static/own.css", "src/teamaround/service/static/built/", False),
        ("src/teamaround.egg-info/PKG-INFO", "*.egg-info/", True),
        ("front_end/build.py", "build/", False),
        ("run.log", "*.log", True),
        ("uv.lock", "uv.lock", True),
    ],
)
def test_ignored_name_is_left_out(name: str, pattern: str, ignored: bool) -> None:
    assert _is_ignored(name, pattern) is ignored


def test_walking_finds_what_git_lists() -> None:
    assert set(files()) - set(_by_walking()) == set()
    assert (ROOT / "README.md").exists()
