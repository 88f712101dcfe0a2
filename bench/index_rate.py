"""One contact against the whole list: contacts a second on one core, and what the list costs in time and memory.

    .venv/bin/python -m bench.index_rate [--people 50000] [--contacts 20000]
    .venv/bin/python -m bench.index_rate --people 2000000

Beyond 100,000 people the list is held packed, and people of other towns make up the number (bench/many_people.py).
Another process writes the set, so that the memory of making it is not counted. Contacts are read one after another,
each for the first time, as they would arrive; the caches hold what the list itself has put there. The parts are timed
afterwards, each for all contacts: what was read before is then remembered, so they add up to less than the whole.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import TypeVar

import msgspec

from bench.many_people import join
from teamaround.connector.labelled_sample import labelled_contacts, listed_people
from teamaround.matching import Description, NormalPerson, PersonIndex, normal_person, packaged_model
from teamaround.matching.linkage import ListedPerson, find_normal, weights_of

PAGE = os.sysconf("SC_PAGE_SIZE")
TOWN, PACKED_FROM = 50_000, 100_000
T = TypeVar("T")
WEIGHTS = weights_of(packaged_model())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--contacts", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _written(folder, asked.people, asked.contacts)
        held = _built(
            folder / "index.csv", PersonIndex.packed if asked.people >= PACKED_FROM else PersonIndex
        )
        contacts = labelled_contacts(folder / "contacts.csv", folder / "truth.csv")
        told = _whole(held, (contact.description for contact in contacts))
    _parts(held, told)
    _added(held, told[0])


def _written(folder: Path, people: int, contacts: int) -> None:
    size = ("--people", str(min(people, TOWN)), "--contacts", str(contacts))
    command = (sys.executable, "-m", "bench.matching_sets", *size, "--out", str(folder))
    subprocess.run(command, check=True)  # noqa: S603 our own module, and two numbers
    if people > TOWN:
        join(folder / "index.csv", people - TOWN)


def _built(index: Path, made: Callable[[Iterator[ListedPerson]], PersonIndex]) -> PersonIndex:
    before, began = _resident(), time.process_time()
    held = made(listed_people(index))
    spent, after = time.process_time() - began, _resident()
    print(
        f"{len(held):,} people, read and held in {spent:.1f} s; {after / 2**20:.0f} MiB resident "
        f"({_most_resident():.0f} at most), "
        f"{(after - before) / len(held):,.0f} bytes a person"
    )
    return held


def _resident() -> int:
    """Bytes of this process that are in memory now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


def _most_resident() -> float:
    """MiB of this process that were ever in memory at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _whole(held: PersonIndex, arriving: Iterable[Description]) -> list[Description]:
    """From the words as written to who it may be, contact by contact."""
    told, spent, found = [], [], 0
    for description in arriving:
        began = time.process_time()
        found += bool(find_normal(normal_person(description), held, WEIGHTS))
        spent.append(time.process_time() - began)
        told.append(description)
    cuts = quantiles(spent, n=100)
    print(
        f"{len(told) / sum(spent):,.0f} contacts a second, half within {cuts[49] * 1e6:.0f} µs, "
        f"99 % within {cuts[98] * 1e6:.0f} µs; {found:,} of {len(told):,} may be about somebody listed"
    )
    return told


def _parts(held: PersonIndex, told: list[Description]) -> None:
    people = [normal_person(description) for description in told]

    def found(person: NormalPerson) -> object:
        return find_normal(person, held, WEIGHTS)

    def compared(person: NormalPerson) -> object:
        return held.candidates(person, WEIGHTS.likeness)

    normal, looked_up = _mean(normal_person, told), _mean(compared, people)
    print(f"  {normal:5.1f} µs  normal form")
    print(f"  {looked_up:5.1f} µs  blocking keys and look-up")
    print(f"  {_mean(found, people) - looked_up:5.1f} µs  comparing and scoring")


def _mean(part: Callable[[T], object], things: list[T]) -> float:
    """Microseconds for one of them."""
    began = time.process_time()
    for thing in things:
        part(thing)
    return (time.process_time() - began) / len(things) * 1e6


def _added(held: PersonIndex, description: Description) -> None:
    """From a person's joining the list to a contact's finding them."""
    born = msgspec.structs.replace(description, date_of_birth="1990-03-17", nhs_number="9990000018")
    began = time.process_time()
    held.add(ListedPerson(person_id="just joined", descriptions=(born,)))
    hits = find_normal(normal_person(born), held, WEIGHTS)
    spent = time.process_time() - began
    is_found = any(hit.person_id == "just joined" for hit in hits)
    print(f"somebody added is {'found' if is_found else 'NOT found'} after {spent:.6f} s")


if __name__ == "__main__":
    main()
