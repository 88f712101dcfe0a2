"""Print the plain closing line of one or more test runs from their JUnit files: 'N passed, N failed'.

An error in setting up counts as failed. Exits 1 where a file is missing or no test was run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def counts(path: Path) -> tuple[int, int]:
    """Passed and failed tests of one file."""
    suites = list(ElementTree.parse(path).iter("testsuite"))  # noqa: S314  # written by our own pytest a moment ago
    failed = sum(int(suite.get(kind, "0")) for suite in suites for kind in ("failures", "errors"))
    ran = sum(int(suite.get("tests", "0")) - int(suite.get("skipped", "0")) for suite in suites)
    return max(0, ran - failed), failed


def main(paths: list[str]) -> int:
    """Print the sum over `paths`; 0 when at least one test passed and none failed."""
    missing = [path for path in paths if not Path(path).exists()]
    both = [counts(Path(path)) for path in paths if path not in missing]
    passed, failed = sum(p for p, _ in both), sum(f for _, f in both) + len(missing)
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
