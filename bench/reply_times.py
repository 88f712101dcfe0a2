"""Whether the time of a reply tells an agency that a contact concerned somebody (design 7.6).

    .venv/bin/python -m bench.reply_times [BATCHES] [PROBES]

A web process and the worker run as they do in production, on an embedded PostgreSQL of their own with the invented
partnership. An agency sends batches of one over HTTP, in random order half of them about a listed adult and half about
nobody, and takes the time of each reply. Printed side by side: the replies to both kinds, the replies to whatever was
sent next after both kinds, and, for the most patient agency, the times of status requests while the worker opens.
Beside each stands the share of random relabellings whose rank sums lie as far apart (a permutation test): small means
that the agency can tell.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.client import HTTPConnection
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec

from bench.own_database import own_database

if TYPE_CHECKING:
    from teamaround.formats.contact_record import ContactRecord
    from teamaround.service.demo.loading.sealed_sender import SealedSender

Times = list[tuple[bool, float]]  # whether it concerned somebody, and the seconds

SHUFFLES = 2_000
WATCHED = 1.5  # seconds for which an agency probes after a batch; the worker opens it within about one
WORKER = (
    "import threading; import django; django.setup();"
    "from teamaround.service.config.commands.serving import work_until; work_until(threading.Event())"
)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    probes = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with own_database():
        from teamaround.service.config.commands.connecting import served

        line = _Line()
        with served() as address, _worker():
            line.address = address
            _measure(line, count, probes)


@contextmanager
def _worker() -> Iterator[None]:
    worker = subprocess.Popen([sys.executable, "-c", WORKER])  # noqa: S603  # our own process, no shell
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


def _measure(line: _Line, count: int, probes: int) -> None:
    line.sends(count=20)  # whatever is done for the first time is done
    time.sleep(WATCHED)
    taken = line.sends(count)
    _print("the reply to it", taken)
    _print(
        "the reply to the next",
        [(kind, took) for (kind, _), (_, took) in pairwise(taken)],
    )
    _print("status while it is opened", line.probes(probes))


class _Line:
    """The agency's side: it seals, signs, sends and takes the time."""

    def __init__(self) -> None:
        from teamaround.service.demo.loading.loading import load
        from teamaround.service.demo.loading.sealed_sender import SealedSender
        from teamaround.service.demo.partnership import call_now

        now = datetime.now(ZoneInfo("Europe/London"))
        loaded = load(1, now, 300, 20, say=lambda words: None, progress=lambda done, of: None)
        story = call_now(loaded.partnership.story, now - timedelta(minutes=4))
        self._listed, self._nobody = story.call.record, story.bystanders[0].record
        self._sender = SealedSender(self._listed.agency)
        self.address, self._number, self._draw = "", 0, random.Random(7)

    def sends(self, count: int) -> Times:
        """Batches of one in random order, one after another."""
        kinds = [n % 2 == 0 for n in range(count)]
        self._draw.shuffle(kinds)
        return [(kind, self._sent(kind)) for kind in kinds]

    def probes(self, count: int) -> Times:
        """The slowest tenth of the status requests while the worker opens a batch, a batch at a time."""
        kinds = [n % 2 == 0 for n in range(count)]
        self._draw.shuffle(kinds)
        return [(kind, self._probed(kind)) for kind in kinds]

    def _probed(self, is_listed: bool) -> float:
        from teamaround.formats.sealed_way import STATUS_PATH

        self._sent(is_listed)
        until, took = time.perf_counter() + WATCHED, []
        while time.perf_counter() < until:
            took.append(self._asked("GET", STATUS_PATH, b""))
        return sorted(took)[int(len(took) * 0.9)]

    def _sent(self, is_listed: bool) -> float:
        from teamaround.formats.sealed_way import BATCHES_PATH

        self._number += 1
        record = self._listed if is_listed else self._nobody
        record = msgspec.structs.replace(record, source_id=f"bench {self._number}")
        return self._asked("POST", BATCHES_PATH, _batch(self._sender, record, self._number))

    def _asked(self, method: str, path: str, body: bytes) -> float:
        from teamaround.formats.sealed_way import BATCH_TYPE
        from teamaround.formats.signed_request import key_id, signed_headers

        sender = self._sender
        headers = signed_headers(
            method,
            f"{self.address}{path}",
            body,
            name=key_id(sender.agency, sender.key.public_key()),
            key=sender.key,
            now=datetime.now(ZoneInfo("Europe/London")),
            once=uuid4().hex,
        )
        call = HTTPConnection(self.address.removeprefix("http://"), timeout=60)
        begun = time.perf_counter()
        call.request(method, path, body or None, {**headers, "content-type": BATCH_TYPE})
        answer = call.getresponse()
        told = answer.read()
        took = time.perf_counter() - begun
        call.close()
        assert answer.status == 200, told
        return took


def _batch(sender: SealedSender, record: ContactRecord, number: int) -> bytes:
    return sender.batch_of(record, number=number, now=datetime.now(ZoneInfo("Europe/London")))


def _print(what: str, taken: Times) -> None:
    listed, nobody = ([took * 1000 for kind, took in taken if kind is wanted] for wanted in (True, False))
    print(
        f"{what:<26} listed {median(listed):7.2f} ms   nobody {median(nobody):7.2f} ms   "
        f"ratio {median(listed) / median(nobody):.3f}   p {_relabelled(taken):.3f}   of {len(taken)}",
        flush=True,
    )


def _relabelled(taken: Times) -> float:
    """The share of random relabellings whose rank sum is as far from the middle as the one measured."""
    kinds = [kind for kind, _ in sorted(taken, key=lambda one: one[1])]
    middle = sum(kinds) * (len(kinds) - 1) / 2
    measured, draw, far = abs(_rank_sum(kinds) - middle), random.Random(1), 0
    for _ in range(SHUFFLES):
        draw.shuffle(kinds)
        far += abs(_rank_sum(kinds) - middle) >= measured
    return far / SHUFFLES


def _rank_sum(kinds: list[bool]) -> int:
    return sum(rank for rank, kind in enumerate(kinds) if kind)


if __name__ == "__main__":
    main()
