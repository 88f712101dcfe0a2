"""Unseen labelled sets for matching, and how matching does on them.

    python -m bench.matching_sets --seeds 11 --slips 1.0 --out FOLDER   writes index.csv, contacts.csv, truth.csv
    python -m bench.matching_sets --seeds 11 12 13 [--sealed]          makes each set, evaluates it, prints the figures

A quarter of the strangers live in a listed person's household; 1 % of contacts are about somebody listed.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.matching_people import Somebody, Town
from bench.matching_writing import HABITS, Writer
from teamaround.connector.cli import summary
from teamaround.connector.evaluate import evaluate
from teamaround.matching import packaged_model

TRUE_SHARE = 0.01
HOUSEHOLD_SHARE = 0.25
LIST_CARE = 0.3  # a list of people in care of a few is written with fewer slips than a switchboard's


def write_set(folder: Path, seed: int, slips: float, people: int, contacts: int) -> None:
    """Write one labelled set. The same arguments give the same files."""
    town, writer = Town(seed), Writer(seed + 1, slips)
    keeper = Writer(seed + 2, slips * LIST_CARE)
    listed, relatives = households(town, people)
    rows = [{"person_id": p.person_id, **keeper.row(p, HABITS[index % 3])} for index, p in enumerate(listed)]
    write_rows(folder / "index.csv", rows)
    held = {p.person_id for p in listed}
    beside = {p.person_id for p in relatives}  # they live at a listed person's address, and are not listed
    seen, truth = [], []
    for n in range(contacts):
        person = somebody(town, listed, relatives)
        habit = town.draw.choices(HABITS, [h.share for h in HABITS])[0]
        seen.append({"contact_id": f"E{n:07d}", "agency": habit.name, **writer.row(person, habit)})
        about = person.person_id if person.person_id in held else ""
        at_home = str(int(person.person_id in beside))
        truth.append({"contact_id": f"E{n:07d}", "person_id": about, "same_address": at_home})
    write_rows(folder / "contacts.csv", seen)
    write_rows(folder / "truth.csv", truth)


def households(town: Town, people: int) -> tuple[list[Somebody], list[Somebody]]:
    """Listed people, and people of their households who are not listed."""
    listed: list[Somebody] = []
    relatives: list[Somebody] = []
    while len(listed) < people:
        for person in town.household():
            (listed if town.draw.random() < 0.6 else relatives).append(person)
    return listed[:people], relatives


def somebody(town: Town, listed: list[Somebody], relatives: list[Somebody]) -> Somebody:
    """Whom the next contact is about."""
    chance = town.draw.random()
    if chance < TRUE_SHARE:
        return town.draw.choice(listed)
    if chance < TRUE_SHARE + HOUSEHOLD_SHARE:
        return town.draw.choice(relatives)
    return town.somebody(town.home(), town.surname())


def write_rows(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write rows that all have the columns of the first."""
    rows = list(rows)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Make sets and say how matching does on them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[11])
    parser.add_argument("--slips", type=float, nargs="+", default=[1.0])
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--sealed", action="store_true", help="Evaluate sealed contacts as well.")
    parser.add_argument("--out", type=Path, help="Write the first set here and stop.")
    asked = parser.parse_args()
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        write_set(asked.out, asked.seeds[0], asked.slips[0], asked.people, asked.contacts)
        return
    for seed in asked.seeds:
        for slips in asked.slips:
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(scratch)
                write_set(folder, seed, slips, asked.people, asked.contacts)
                print(f"seed {seed}, slips {slips}")
                files = [folder / f"{name}.csv" for name in ("index", "contacts", "truth")]
                for sealed in (False, True)[: 1 + asked.sealed]:
                    print("\n".join(summary(evaluate(*files, packaged_model(), sealed=sealed))), flush=True)


if __name__ == "__main__":
    main()
