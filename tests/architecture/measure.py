"""Print the yardstick of sizes: `make sizes`."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.architecture.repository import filled_lines, functions, python_files


def percentile_95(sizes: list[int]) -> float:
    """The 95th percentile; of one size, that size."""
    return quantiles(sizes, n=20, method="inclusive")[-1] if len(sizes) > 1 else float(sizes[0])


def row(label: str, sizes: list[int]) -> str:
    """One line: how many, half of them at most, nearly all at most, the largest."""
    return f"{label:18} {len(sizes):6} {median(sizes):7.0f} {percentile_95(sizes):6.0f} {max(sizes):6}"


def report() -> str:
    """Files and functions of source and tests, and lines of test for a line of source."""
    source, tests = ([filled_lines(name) for name in python_files(part)] for part in ("src/", "tests/"))
    lines = [
        f"{'':18} {'count':>6} {'median':>7} {'p95':>6} {'max':>6}",
        row("source files", source),
        row("source functions", [size for _, _, size in functions("src/")]),
        row("test files", tests),
        row("test functions", [size for _, _, size in functions("tests/")]),
        f"lines of test for a line of source: {sum(tests) / sum(source):.2f}",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(report())
