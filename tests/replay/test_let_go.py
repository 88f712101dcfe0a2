"""A case file is let go with its last holder: what is remembered of it never holds the case file itself.

What rules remember is not followed by the collector, so a ring would stay for ever in a worker that runs for months.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from teamaround.practice.alerts import evaluate
from teamaround.practice.clocks import running
from teamaround.practice.clocks.running import still_open
from teamaround.practice.prompts import prompts
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.fold import fold
from teamaround.replay.engine import calendar_of, play
from teamaround.replay.scenario.loading import load_scenario, shipped


@pytest.fixture
def _without_the_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_without_the_collector")
@pytest.mark.parametrize("name", shipped())
def test_case_file_goes_when_nobody_holds_it(name: str) -> None:
    scenario = load_scenario(name)
    entries, calendar = play(scenario).entries, calendar_of(scenario)
    before = _case_files()
    for child in sorted({child for entry in entries for child in entry.children}):
        now = max(entry.recorded_at for entry in entries)
        case = fold(entries, child=child, as_at=now)
        assert _case_files() == before + 1
        still_open(case, now, calendar)
        running(case, now, calendar)
        evaluate(case, now, calendar)
        prompts(case, now, calendar)
        del case
        assert _case_files() == before


def _case_files() -> int:
    return sum(type(one) is CaseFile for one in gc.get_objects())
