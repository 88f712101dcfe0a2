"""Bulk linking on Spark gives what it gives on DuckDB; run by `make spark` with the interpreter of .var/spark.

Two seeded registers are linked on both. Where the longest names are concerned Spark's Jaro-Winkler counts a common
beginning for less, so a few pairs may differ; more than one in a hundred is an error.
"""

from __future__ import annotations

import sys
import time

from bench.matching_people import Somebody, Town
from bench.matching_writing import HABITS, Writer
from teamaround.connector.labelled_sample import described
from teamaround.matching import NormalPerson, normal_person, packaged_model
from teamaround.matching.training.conditions import Engine
from teamaround.matching.training.linking import Link, link
from teamaround.matching.training.spark_engine import on_spark

PEOPLE = 1500
MOST_APART = 0.01


def registers(seed: int) -> list[dict[str, NormalPerson]]:
    """The same people as two agencies write them down, neither with an NHS number."""
    town = Town(seed)
    people = [town.somebody(town.home(), town.surname()) for _ in range(PEOPLE)]
    return [_register(people, Writer(seed + at, 1.0)) for at in (1, 2)]


def _register(people: list[Somebody], writer: Writer) -> dict[str, NormalPerson]:
    rows = {person.person_id: writer.row(person, HABITS[2]) for person in people}
    return {key: normal_person(described({**row, "nhs_number": ""}, "")) for key, row in rows.items()}


def main() -> int:
    """Link on both, print what each took, and say how many links differ; 1 where too many do."""
    given, model = registers(seed=81), packaged_model()
    began = time.perf_counter()
    here = _told(link(given, model))
    between = time.perf_counter()
    there = _told(link(given, model, database=on_spark(), engine=Engine.SPARK))
    print(f"DuckDB {between - began:.1f} s, Spark on local[2] {time.perf_counter() - between:.1f} s")
    apart = len(here ^ there)
    right = sum(one == other for one, other, _ in there)
    print(f"{len(here)} links on DuckDB, {len(there)} on Spark ({right} right of {PEOPLE}), {apart} differ")
    return int(not there or apart > MOST_APART * len(here))


def _told(links: list[Link]) -> set[tuple[str, str, str]]:
    return {(found.one[1], found.other[1], found.band.value) for found in links}


if __name__ == "__main__":
    sys.exit(main())
