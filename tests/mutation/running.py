"""A pytest plugin: after the tests are collected, each fault is tried in a process of its own, forked from this one.

No library that was tried (mutmut 3, cosmic-ray) keeps the imported rules warm across an importlib layout under `src`:
each fault would import them again. Here a fault costs one fork and the tests that reach its function.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import _lru_cache_wrapper
from types import FrameType, FunctionType
from typing import Any

import pytest

from tests.mutation.mutants import Mutant, mutants_of, put_in

ROOMS = ("teamaround.practice.alerts", "teamaround.practice.pathway")
LONGEST = 60  # seconds; a fault that makes a rule run on for ever is noticed too
Place = tuple[str, int]


class Trial:
    """What the faults came to: `survivors` is what no test noticed, `unreached` what no test runs."""

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.killed = 0
        self.survivors: list[Mutant] = []
        self.unreached: list[Mutant] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once to see what it reaches, then try every fault."""
        reached = _reached(session)
        functions = _functions()
        every = [one for module in _modules() if self.only in module.__name__ for one in mutants_of(module)]
        for number, mutant in enumerate(every, start=1):
            place = (mutant.code.co_filename, mutant.code.co_firstlineno)
            if place not in functions:
                continue
            if not (items := reached.get(place)):
                self.unreached.append(mutant)
            elif _is_noticed(mutant, items, session, functions):
                self.killed += 1
            else:
                self.survivors.append(mutant)
                print(f"survived: {mutant.name}", flush=True)  # noqa: T201 - a command for people
            if number % 100 == 0:
                print(f"{number} of {len(every)}", flush=True)  # noqa: T201 - a command for people
        return True


def _modules() -> list[Any]:
    return [sys.modules[name] for name in sorted(sys.modules) if name.startswith(ROOMS)]


def _forget() -> None:
    """Empty what functions of the rooms remember from one call to the next: it was reckoned without the fault."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and (one.__module__ or "").startswith(ROOMS):
            one.cache_clear()


def _functions() -> dict[Place, FunctionType]:
    """Every function of the rooms by where it is written, under whatever wrapper it is held."""
    found = (one for one in gc.get_objects() if isinstance(one, FunctionType))
    of_rooms = (
        one for one in found if (one.__module__ or "").startswith(ROOMS) and not hasattr(one, "__wrapped__")
    )
    return {(one.__code__.co_filename, one.__code__.co_firstlineno): one for one in of_rooms}


def _reached(session: pytest.Session) -> dict[Place, list[pytest.Item]]:
    """For each function, the tests that run it, the quickest first. Ends the run where a test fails without a fault."""
    reached: dict[Place, list[tuple[float, pytest.Item]]] = defaultdict(list)
    for item in session.items:
        seen: set[Place] = set()
        begun = time.perf_counter()
        sys.setprofile(_noting(seen))
        _run(item)
        sys.setprofile(None)
        if session.testsfailed:
            raise pytest.UsageError(f"{item.nodeid} fails without any fault")
        for place in seen:
            reached[place].append((time.perf_counter() - begun, item))
    return {
        place: [item for _, item in sorted(told, key=lambda one: one[0])] for place, told in reached.items()
    }


def _noting(seen: set[Place]) -> Any:
    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    return note


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _is_noticed(
    mutant: Mutant,
    items: Iterable[pytest.Item],
    session: pytest.Session,
    functions: dict[Place, FunctionType],
) -> bool:
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(LONGEST)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            put_in(mutant, functions)
            _forget()
            if not any(session.testsfailed for item in items if _run(item) is None):
                os._exit(0)
        finally:
            os._exit(1)  # a test failed, or the run broke down altogether
    _, status = os.waitpid(child, 0)
    return status != 0


def survivors_in_order(trial: Trial) -> Iterator[Mutant]:
    """What nobody noticed and what nobody runs, by module and line."""
    yield from sorted((*trial.survivors, *trial.unreached), key=lambda one: (one.module, one.line, one.name))
