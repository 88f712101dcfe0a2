"""The checks of a submission: there, runnable, and closing on a true count."""

from __future__ import annotations

import os
import runpy
import subprocess
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, text

COUNT = runpy.run_path(str(ROOT / ".ci/count.py"))
SUITE = '<testsuite tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"/>'


def _result(folder: Path, name: str, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0) -> str:
    path = folder / name
    path.write_text(
        SUITE.format(tests=tests, failures=failures, errors=errors, skipped=skipped), encoding="utf-8"
    )
    return str(path)


def test_run_is_a_program_that_bash_can_read() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=False).returncode == 0  # noqa: S607  # any bash


def test_run_ends_with_the_count() -> None:
    assert text(".ci/run").rstrip().splitlines()[-1].startswith(".venv/bin/python .ci/count.py")


@pytest.mark.parametrize(
    "step", ["make lint", "make types", "make docs-check", "make test-core", "make test"]
)
def test_run_has_every_step(step: str) -> None:
    assert step in text(".ci/run")


@pytest.mark.parametrize(
    ("tests", "failures", "errors", "skipped", "line", "code"),
    [
        (5, 0, 0, 0, "5 passed, 0 failed\n", 0),
        (5, 1, 1, 1, "2 passed, 2 failed\n", 1),
        (0, 0, 0, 0, "0 passed, 0 failed\n", 1),
    ],
)
def test_count_of_one_run_is_true(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    tests: int,
    failures: int,
    errors: int,
    skipped: int,
    line: str,
    code: int,
) -> None:
    assert COUNT["main"]([_result(tmp_path, "a.xml", tests, failures, errors, skipped)]) == code
    assert capsys.readouterr().out == line


def test_count_of_two_runs_is_their_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    COUNT["main"]([_result(tmp_path, "a.xml", 3), _result(tmp_path, "b.xml", 4, failures=1)])
    assert capsys.readouterr().out == "6 passed, 1 failed\n"


def test_count_of_a_run_that_left_no_result_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert COUNT["main"]([str(tmp_path / "none.xml")]) == 1
    assert capsys.readouterr().out == "0 passed, 1 failed\n"
