"""Ours and peers side by side, in one run: `make bench-matching` (ARGS="--data DIR" for another labelled set).

Without --data the set is made by the repository's own generator. Peers run in an environment of their own, .var/peers;
what cannot run there says why. Under ours stands what lost the pairs that were not found.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.matching_febrl_rows import febrl_tables
from bench.matching_lost import kept_by_policy, lost_by_policy
from bench.matching_rows import Row, for_peers, measured, peers, print_rows
from bench.matching_sets import write_set
from teamaround.connector.evaluate import evaluate
from teamaround.connector.labelled_sample import labelled_contacts, listed_people
from teamaround.connector.training_tables import contacts_table, people_table, sample_files
from teamaround.matching import normal_person, packaged_model
from teamaround.matching.linkage import weights_of
from teamaround.matching.training.best_views import scored_pairs
from teamaround.matching.training.linking import SHARED_KEY
from teamaround.matching.training.settings import settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb

SEED, PEOPLE, CONTACTS = 21, 50_000, 100_000
SINGLE = 10  # contacts asked one by one of Splink, which takes a tenth of a second for each


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, help="A labelled set: index, contacts and truth (CSV, plain or gzip)."
    )
    parser.add_argument("--febrl", action="store_true", help="FEBRL4 and FEBRL3 alone.")
    asked = parser.parse_args()
    if not asked.febrl:
        _contacts_table(asked.data)
    for title, rows in febrl_tables():
        print_rows(title, rows)


def _contacts_table(data: Path | None) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = data or Path(scratch)
        if data is None:
            write_set(folder, SEED, 1.0, PEOPLE, CONTACTS)
        print_rows(f"Contacts against a list: {data or f'the generator, seed {SEED}'}", _contacts(folder))


def _contacts(folder: Path) -> Iterator[Row]:
    files, model = sample_files(folder), packaged_model()
    index, contacts, truth = files
    listed = {p.person_id: normal_person(p.descriptions[0]) for p in listed_people(index)}
    told = list(labelled_contacts(contacts, truth))
    seen = {c.contact_id: normal_person(c.description) for c in told}
    true = {(c.person_id, c.contact_id) for c in told if c.person_id}
    lost = true - kept_by_policy(true, listed, seen, weights_of(model))
    yield _evaluated("ours, clear", files, sealed=False) | {
        "lost": lost_by_policy(lost, listed, seen, weights_of(model))
    }
    yield _evaluated("ours, sealed", files, sealed=True)
    tables = people_table(index, model), contacts_table(contacts, truth, model)
    began = time.perf_counter()
    made = linker(on_duckdb(), list(tables), settings_of(model, blocking=(SHARED_KEY,)), model)
    pairs = scored_pairs(made, model, model.policy.review_from_bits)
    seconds = time.perf_counter() - began
    yield measured("Splink predict, our model, no gate", {pair[:2] for pair in pairs}, true) | {
        "contacts_per_second": len(tables[1]) / seconds
    }
    yield _one_by_one(made, tables)
    yield from peers(for_peers(listed), for_peers(seen), true)


def _evaluated(name: str, files: tuple[Path, Path, Path], *, sealed: bool) -> Row:
    result = msgspec.to_builtins(evaluate(*files, packaged_model(), sealed=sealed))
    return {"row": name, **result, "memory_mb": result["peak_rss_mb"]}


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


if __name__ == "__main__":
    main()
