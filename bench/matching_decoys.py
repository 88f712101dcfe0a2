"""People who are easily taken for somebody listed, and how many of them matching takes for one.

    python -m bench.matching_decoys --seed 301                 makes the set, evaluates it, prints the table
    python -m bench.matching_decoys --seed 301 --out FOLDER    writes index.csv, contacts.csv, truth.csv

None of them is listed. Every other twin has the same phone; agencies write them all down with the usual gaps and slips.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from bench.matching_people import Somebody, Town
from bench.matching_sets import households, write_rows
from bench.matching_writing import HABITS, Writer
from teamaround.connector.cli import summary
from teamaround.connector.evaluate import evaluate
from teamaround.matching import packaged_model
from teamaround.matching.identity.names import named
from teamaround.matching.linkage.compare_names import forename_level
from teamaround.matching.linkage.levels import NAME_ALIKE

GENERATION_DAYS = (7000, 12000)  # between a father's birth and his son's
UNITS = tuple(str(unit) for unit in range(1, 25))


def twin(town: Town, of: Somebody) -> Somebody:
    """Born on one day, at home with them; every other one with their phone."""
    return _born_with(town, of, [name for name in town.forenames if name != of.forename.lower()])


def twin_of_like_name(town: Town, of: Somebody) -> Somebody | None:
    """A twin whose forename the model takes for another form or spelling; nobody where there is no such name."""
    return (
        _born_with(town, of, list(alike)) if (alike := _alike(tuple(town.forenames), of.forename)) else None
    )


def father_or_son(town: Town, of: Somebody) -> Somebody:
    """Of one name, at home with them, a generation apart."""
    apart = timedelta(days=town.draw.randint(*GENERATION_DAYS) * town.draw.choice((-1, 1)))
    return replace(
        town.somebody(of.home, of.surname, of.born + apart), forename=of.forename, middle="", sex=of.sex
    )


def relative(town: Town, of: Somebody) -> Somebody:
    """Of one family name, at home with them."""
    return town.somebody(of.home, of.surname)


def namesake_in_another_flat(town: Town, of: Somebody) -> Somebody | None:
    """Of one name, in another flat of the building; nobody where it is a house."""
    if not of.home.unit:
        return None
    flat = town.draw.choice([unit for unit in UNITS if unit != of.home.unit])
    return replace(town.somebody(replace(of.home, unit=flat), of.surname), forename=of.forename, sex=of.sex)


def namesake_elsewhere(town: Town, of: Somebody) -> Somebody:
    """Of one name, in another home."""
    return replace(town.somebody(town.home(), of.surname), forename=of.forename, sex=of.sex)


KINDS: tuple[Callable[[Town, Somebody], Somebody | None], ...] = (
    twin,
    twin_of_like_name,
    father_or_son,
    relative,
    namesake_in_another_flat,
    namesake_elsewhere,
)
AT_HOME = (twin, twin_of_like_name, father_or_son, relative)


def _born_with(town: Town, of: Somebody, names: list[str]) -> Somebody:
    twin = replace(town.somebody(of.home, of.surname, of.born), forename=town.draw.choice(names).title())
    return replace(twin, phone=of.phone) if town.draw.random() < 0.5 else twin


@cache
def _alike(names: tuple[str, ...], forename: str) -> tuple[str, ...]:
    mine, likeness = named((), (forename.lower(),)), packaged_model().likeness
    others = (name for name in names if name != mine.forename)
    return tuple(name for name in others if forename_level(mine, named((), (name,)), likeness) in NAME_ALIKE)


def write_decoys(folder: Path, seed: int, people: int, of_each: int) -> None:
    """Write the labelled set. The same arguments give the same files."""
    town, writer, keeper = Town(seed), Writer(seed + 1, 1.0), Writer(seed + 2, 0.3)
    listed, _ = households(town, people)
    rows = [{"person_id": p.person_id, **keeper.row(p, HABITS[index % 3])} for index, p in enumerate(listed)]
    write_rows(folder / "index.csv", rows)
    seen: list[dict[str, str]] = []
    truth: list[dict[str, str]] = []
    for kind in KINDS:
        made = 0
        while made < of_each:
            if (decoy := kind(town, town.draw.choice(listed))) is None:
                continue
            made += 1
            habit = town.draw.choices(HABITS, [h.share for h in HABITS])[0]
            contact = {"contact_id": f"E{len(seen):07d}"}
            seen.append({**contact, "agency": habit.name, **writer.row(decoy, habit)})
            truth.append(
                {
                    **contact,
                    "person_id": "",
                    "same_address": str(int(kind in AT_HOME)),
                    "decoy": kind.__name__,
                }
            )
    write_rows(folder / "contacts.csv", seen)
    write_rows(folder / "truth.csv", truth)


def main() -> None:
    """Make the set and say how many of each kind were taken for somebody listed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=301)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--of-each", type=int, default=2_000)
    parser.add_argument("--out", type=Path, help="Write the set here and stop.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        write_decoys(folder, asked.seed, asked.people, asked.of_each)
        if asked.out is None:
            files = (folder / f"{name}.csv" for name in ("index", "contacts", "truth"))
            print("\n".join(summary(evaluate(*files, packaged_model()))))


if __name__ == "__main__":
    main()
