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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import _lru_cache_wrapper
from mmap import mmap
from struct import Struct
from types import FrameType, FunctionType
from typing import Any

import pytest

from tests.mutation.mutants import Mutant, mutants_of, put_in

ROOMS = ("teamaround.practice.alerts", "teamaround.practice.pathway")
LONGEST = 60  # seconds of work, not of waiting; a fault that makes a rule run on for ever is noticed too
RECORD = Struct("I")  # which of the tests is being run, shared with the process that has the fault
Place = tuple[str, int]


class Trial:
    """What the faults came to: `survivors` is what no test noticed, `unreached` what no test runs.

    `keen` counts for each module which tests have noticed its faults so far: they are asked first about the next.
    """

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.killed = 0
        self.survivors: list[Mutant] = []
        self.keen: dict[str, Counter[str]] = defaultdict(Counter)
        self.unreached: list[Mutant] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once to see what it reaches, then try every fault."""
        functions, remembering = _functions(), _remembering()
        reached = _reached(session, remembering)
        gc.freeze()  # so that a fork need not copy what is only looked at
        every = [one for module in _modules() if self.only in module.__name__ for one in mutants_of(module)]
        for number, mutant in enumerate(every, start=1):
            place = (mutant.code.co_filename, mutant.code.co_firstlineno)
            if place not in functions:
                continue
            if not (items := reached.get(place)):
                self.unreached.append(mutant)
            elif noticed_by := _noticed_by(
                mutant, self._keen_first(mutant, items), session, functions, remembering
            ):
                self.killed += 1
                self.keen[mutant.module][noticed_by.nodeid] += 1
            else:
                self.survivors.append(mutant)
                print(f"survived: {mutant.name}", flush=True)  # noqa: T201 - a command for people
            if number % 100 == 0:
                print(f"{number} of {len(every)}", flush=True)  # noqa: T201 - a command for people
        return True

    def _keen_first(self, mutant: Mutant, items: list[pytest.Item]) -> list[pytest.Item]:
        keen = self.keen[mutant.module]
        return sorted(items, key=lambda item: -keen[item.nodeid])


def _modules() -> list[Any]:
    return [sys.modules[name] for name in sorted(sys.modules) if name.startswith(ROOMS)]


def _remembering() -> list[Any]:
    """What functions of the rooms remember from one call to the next: reckoned without a fault, it would hide one."""
    found = (one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper))
    return [one for one in found if (one.__module__ or "").startswith(ROOMS)]


def _functions() -> dict[Place, FunctionType]:
    """Every function of the rooms by where it is written, under whatever wrapper it is held."""
    found = (one for one in gc.get_objects() if isinstance(one, FunctionType))
    of_rooms = (
        one for one in found if (one.__module__ or "").startswith(ROOMS) and not hasattr(one, "__wrapped__")
    )
    return {(one.__code__.co_filename, one.__code__.co_firstlineno): one for one in of_rooms}


def _reached(session: pytest.Session, remembering: Iterable[Any]) -> dict[Place, list[pytest.Item]]:
    """For each function, the tests that run it, the quickest first. Ends the run where a test fails without a fault."""
    reached: dict[Place, list[tuple[float, pytest.Item]]] = defaultdict(list)
    for item in session.items:
        _make_ready(item, remembering)
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


def _make_ready(item: pytest.Item, remembering: Iterable[Any]) -> None:
    """Do once what a test does only once, such as playing a scenario: no fault can change what came of it."""
    _run(item)
    for one in remembering:
        one.cache_clear()


def _noting(seen: set[Place]) -> Any:
    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    return note


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _noticed_by(
    mutant: Mutant,
    items: Sequence[pytest.Item],
    session: pytest.Session,
    functions: dict[Place, FunctionType],
    remembering: Iterable[Any],
) -> pytest.Item | None:
    """The test that noticed a fault, or that broke down over it; None if none did."""
    asked = mmap(-1, RECORD.size)
    child = os.fork()
    if child == 0:
        try:
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            put_in(mutant, functions)
            for one in remembering:
                one.cache_clear()
            for number, item in enumerate(items):
                RECORD.pack_into(asked, 0, number)
                _run(item)
                if session.testsfailed:
                    os._exit(1)
            os._exit(0)
        finally:
            os._exit(1)  # the run broke down altogether
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        print(f"ran on for ever: {mutant.name}", flush=True)  # noqa: T201 - a command for people
    return items[RECORD.unpack_from(asked)[0]] if status else None


def survivors_in_order(trial: Trial) -> Iterator[Mutant]:
    """What nobody noticed and what nobody runs, by module and line."""
    yield from sorted((*trial.survivors, *trial.unreached), key=lambda one: (one.module, one.line, one.name))
