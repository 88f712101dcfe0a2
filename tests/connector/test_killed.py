"""Killed at any moment, the connector loses nothing and doubles nothing: real SIGKILLs, at every step and at random.

A child process is killed before each thing it does to its files or to the line: first before the first, then before
the second, until it lives to its end. What was not done is done by a run that nobody kills.
"""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import settings

from teamaround.connector.outbox import Outbox
from tests.connector.agency_folder import AgencyFolder, set_up
from tests.connector.pretend_service import PretendService
from tests.connector.test_the_sealed_way import DALE_ON_THE_LIST

Kill = Callable[[AgencyFolder, str], bool]
DEEDS = frozenset({"open", "os.rename", "os.remove", "socket.connect", "sqlite3.connect", "fcntl.flock"})
CALLS = 7
NIGHTLY = settings.get_current_profile_name() == "nightly"
RANDOM_KILLS = 200 if NIGHTLY else 12
LONGEST_LIFE = 0.25  # seconds of a child before it is killed at random


def _works(agency: AgencyFolder, words: tuple[str, ...], dies_before: int) -> None:
    """The child: counts what it does within its folder, and dies before one of these deeds."""
    done = 0

    def count(deed: str, told: tuple[object, ...]) -> None:
        nonlocal done
        if deed not in DEEDS or (deed == "open" and str(agency.folder) not in str(told[0])):
            return
        done += 1
        if done == dies_before:
            os.kill(os.getpid(), signal.SIGKILL)

    # What other tests left in the parent, such as a database with threads, is not for a child without them to collect.
    gc.freeze()
    sys.addaudithook(count)
    os._exit(agency.run(*words).exit_code)


def _started(agency: AgencyFolder, words: tuple[str, ...], dies_before: int) -> BaseProcess:
    child = get_context("fork").Process(target=_works, args=(agency, words, dies_before))
    child.start()
    return child


def _killed_at_every_step(agency: AgencyFolder, *words: str) -> int:
    """Run a command again and again, killed one step later each time. How often it was killed."""
    kills = 0
    while _started_and_killed(agency, words, kills + 1):
        kills += 1
    return kills


def _started_and_killed(agency: AgencyFolder, words: tuple[str, ...], dies_before: int) -> bool:
    """Whether it was killed at that step. One that lives to its end must end well."""
    child = _started(agency, words, dies_before)
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode != 0


def _killed_at_random(agency: AgencyFolder, chance: Random) -> Iterator[bool]:
    for _ in range(RANDOM_KILLS):
        command = chance.choice(("prepare", "send"))
        child = _started(agency, (command,), 0)
        child.join(LONGEST_LIFE * chance.random())
        if child.is_alive():
            os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        yield child.exitcode == -signal.SIGKILL


def _all_came_once(agency: AgencyFolder, service: PretendService) -> Counter[str]:
    """Finish what was begun, open all to the one whom every call is about, and count the calls."""
    agency.did("prepare")
    agency.did("send")
    service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    return Counter(contact.source_id for contact in service.opened_contacts())


@pytest.fixture
def agency(tmp_path: Path, given_service: PretendService) -> AgencyFolder:
    one = set_up(tmp_path, given_service)
    one.many_calls(CALLS)
    return one


def test_preparing_killed_at_every_step_seals_every_call_once(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    kills = _killed_at_every_step(agency, "prepare")
    assert kills >= 5
    assert set(_all_came_once(agency, given_service).values()) == {1}


def test_sending_killed_at_every_step_sends_every_call_once(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    agency.did("prepare")
    agency.many_calls(CALLS, first=500)
    agency.did("prepare")
    kills = _killed_at_every_step(agency, "send")
    assert kills >= 5
    assert (agency.waiting(), len(given_service.received)) == ([], 2)
    came = _all_came_once(agency, given_service)
    assert (len(came), set(came.values())) == (2 * CALLS, {1})


def test_answering_killed_at_every_step_is_counted_once(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    given_service.list_person(DALE_ON_THE_LIST)
    assert _killed_at_every_step(agency, "send") >= 5
    (answer,) = given_service.answers
    asked = {recipe: len(elements) for recipe, elements in answer.elements.items()}
    assert asked == _counted(agency)


def test_replacing_killed_at_every_step_seals_every_call_once_under_the_new_seed(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    """Whoever goes on meanwhile, as a timer does, is refused, or the seed and what was counted under it fit."""
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    agency.did("prepare")
    stolen, kills = _seeds(agency), 0
    while _started_and_killed(agency, ("keygen", "--replace"), kills + 1):
        kills += 1
        agency.many_calls(1, first=1000 + kills, name=f"calls-{kills}.csv")
        went_on = agency.run("prepare").exit_code
        assert went_on == 2 or (went_on == 0 and (_seeds(agency) == stolen) == bool(_counted(agency)))
    assert kills >= 15
    given_service.replace_seed(agency.public)
    agency.did("send")
    came = _all_came_once(agency, given_service)
    assert (len(came), set(came.values())) == (CALLS + kills, {1})


def _seeds(agency: AgencyFolder) -> set[bytes]:
    return {path.read_bytes() for path in (agency.folder / "keys").glob("seed.*.key")}


def _counted(agency: AgencyFolder) -> dict[str, int]:
    book = sqlite3.connect(agency.outbox / "book.sqlite")
    rows = book.execute("SELECT recipe, elements FROM evaluated").fetchall()
    book.close()
    return msgspec.convert(dict(rows), dict[str, int])


def test_killed_at_random_nothing_is_lost_and_nothing_doubled(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    chance, rounds = Random(11), 0
    for number, _ in enumerate(_killed_at_random(agency, chance)):
        agency.many_calls(CALLS, first=1000 * (number + 1), name=f"calls-{number}.csv")
        rounds += 1
    came = _all_came_once(agency, given_service)
    assert (len(came), set(came.values())) == (CALLS * (rounds + 1), {1})


def test_a_careless_outbox_is_seen_to_double(
    agency: AgencyFolder, given_service: PretendService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The harness sees faults that are there: records noted only after their batch are sealed again."""

    def careless(outbox: Outbox, number: int, content: bytes, digests: Iterable[bytes]) -> None:
        add(outbox, number, content, ())
        outbox.book.remember(digests, number)

    add = Outbox.add
    monkeypatch.setattr(Outbox, "add", careless)
    _killed_at_every_step(agency, "prepare")
    assert max(_all_came_once(agency, given_service).values()) > 1
