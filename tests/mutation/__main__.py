"""`make mutation`: put faults into alerts and pathway, and write down which of them no test notices.

python -m tests.mutation [PART OF A MODULE'S NAME]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, settings

from tests.mutation.mutants import Mutant
from tests.mutation.running import Trial, survivors_in_order

TESTS = ["tests/practice/alerts", "tests/practice/pathway", "tests/replay/test_alert_words.py"]
# Nothing is drawn by chance, no counterexample is made smaller and no failure is put into words: only whether a test
# notices counts, and the same faults must survive in every run.
PROFILE = "mutation"
settings.register_profile(
    PROFILE, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)
FLAGS = [
    "-q",
    "-s",
    "--assert=plain",
    "--tb=line",
    f"--hypothesis-profile={PROFILE}",
    "-p",
    "no:logging",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--timeout=0",
    "--no-header",
]
EXPLAINED = Path(__file__).with_name("explained.yaml")
REPORT = Path("docs/mutation.md")
NOT_YET = "**not explained yet**"
INTRODUCTION = """\
# Faults that tests do and do not notice

Written by `make mutation`: one small fault at a time is put into a function of `practice/alerts` or
`practice/pathway`, and the tests of these rooms that reach it are run. A fault that none notices needs a test, or
cannot change anything; why it cannot stands in `tests/mutation/explained.yaml`, and here.
"""
TABLE = ("| Fault | Why no test can notice it |", "|---|---|")


def main() -> int:
    """Try every fault. Ends with 1 where one survives unexplained, or an explained one does not survive."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    trial = Trial(only)
    if pytest.main([*FLAGS, *TESTS], plugins=[trial]) not in (0, 5):
        return 2
    explained: dict[str, str] = msgspec.yaml.decode(EXPLAINED.read_bytes(), type=dict[str, str])
    survived = [one.name for one in survivors_in_order(trial)]
    left = [one for one in survivors_in_order(trial) if one.name not in explained]
    stale = [] if only else [name for name in explained if name not in survived]
    if not only:
        REPORT.write_text(_report(trial, explained, left), encoding="utf-8")
    for one in left:
        print(f"not explained: {one.name} (line {one.line})")  # noqa: T201 - a command for people
    for name in stale:
        print(f"explained, but noticed or gone: {name}")  # noqa: T201 - a command for people
    print(_counts(trial, left))  # noqa: T201 - a command for people
    return 1 if left or stale else 0


def _counts(trial: Trial, left: list[Mutant]) -> str:
    survived, unreached = len(trial.survivors), len(trial.unreached)
    every = trial.killed + survived + unreached
    told = (
        f"{every} faults: {trial.killed} noticed, {survived} survived, {unreached} in functions no test runs"
    )
    return f"{told}; {len(left)} of them not explained"


def _report(trial: Trial, explained: dict[str, str], left: list[Mutant]) -> str:
    git = shutil.which("git") or "git"
    commit = subprocess.run([git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    when = f"{datetime.now(UTC):%d %B %Y} at {commit.stdout.strip()}"
    names = dict.fromkeys(one.name for one in survivors_in_order(trial))
    rows = [f"| `{name.replace('|', '&#124;')}` | {explained.get(name, NOT_YET)} |" for name in names]
    return "\n".join((INTRODUCTION, f"Run on {when}: {_counts(trial, left)}.", "", *TABLE, *rows, ""))


if __name__ == "__main__":
    sys.exit(main())
