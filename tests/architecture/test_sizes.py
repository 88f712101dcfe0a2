"""Small files and small functions: half the files of source under 75 lines, nearly all under 300, none over 350."""

from __future__ import annotations

from statistics import median

from tests.architecture.measure import percentile_95, report
from tests.architecture.repository import filled_lines, functions, python_files

LARGEST_FILE = 350
NEARLY_ALL_FILES = 300
HALF_OF_FILES = 75
LARGEST_FUNCTION = 60
NEARLY_ALL_FUNCTIONS = 40


def test_files_none_is_over_the_limit() -> None:
    assert {n: filled_lines(n) for n in python_files() if filled_lines(n) > LARGEST_FILE} == {}


def test_files_nearly_all_are_small() -> None:
    assert percentile_95([filled_lines(name) for name in python_files()]) <= NEARLY_ALL_FILES


def test_files_half_of_source_is_under_75_lines() -> None:
    assert median(filled_lines(name) for name in python_files("src/")) <= HALF_OF_FILES


def test_functions_none_is_over_the_limit() -> None:
    assert [found for found in functions() if found[2] > LARGEST_FUNCTION] == []


def test_functions_nearly_all_are_small() -> None:
    assert percentile_95([size for _, _, size in functions()]) <= NEARLY_ALL_FUNCTIONS


def test_report_names_every_row() -> None:
    assert [line.split("  ")[0] for line in report().splitlines()[1:5]] == [
        "source files",
        "source functions",
        "test files",
        "test functions",
    ]
