"""Peers on two prepared tables, run with the interpreter of .var/peers; imports nothing of ours.

    .var/peers/bin/python bench/matching_peers.py FOLDER [one-to-one]

FOLDER holds left.csv and right.csv (id and some of the columns below) and truth.csv (id of the left, id of the right).
Prints one line of JSON for each peer; with "one-to-one" also of encodings that join nobody twice.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

WORDS = ("forename", "surname", "street", "property", "suburb")
WHOLE = ("born", "postcode", "number", "phone", "nhs_number", "state")
BLOCKS = (
    ("born",),
    ("phone",),
    ("nhs_number",),
    ("surname", "postcode"),
    ("forename", "postcode"),
    ("number", "property"),
    ("number", "suburb"),
    ("forename", "suburb"),
    ("surname", "suburb"),
    ("forename", "state"),
    ("surname", "state"),
)
LEAST_DICE = 0.75  # pairs less alike than this are not looked at
ALIKE = 0.85  # figures.md: from this similarity on two words count as equal for ECM
BITS = {
    "forename": 200,
    "surname": 200,
    "born": 200,
    "postcode": 150,
    "number": 60,
    "street": 150,
    "phone": 150,
    "property": 100,
    "suburb": 150,
    "state": 60,
}
Pairs = set[tuple[str, str]]


def ecm(left: pd.DataFrame, right: pd.DataFrame, truth: Pairs) -> Pairs:
    """recordlinkage's expectation-conditional maximisation over binary comparisons."""
    import recordlinkage

    pairs = _blocked(left, right)
    compare = recordlinkage.Compare()
    for column in left.columns.intersection(WORDS):
        compare.string(column, column, missing_value=0, method="jarowinkler", threshold=ALIKE)
    for column in left.columns.intersection(WHOLE):
        compare.exact(column, column)
    found = recordlinkage.ECMClassifier().fit_predict(compare.compute(pairs, left, right))
    return set(found)


def _blocked(left: pd.DataFrame, right: pd.DataFrame) -> pd.MultiIndex:
    import recordlinkage

    pairs = None
    for names in map(list, BLOCKS):
        if not set(names) <= set(left.columns):
            continue
        one, other = (table[table[names].notna().all(axis=1)] for table in (left, right))
        found = recordlinkage.index.Block(left_on=names, right_on=names).index(one, other)
        pairs = found if pairs is None else pairs.union(found)
    return pairs


def clk(left: pd.DataFrame, right: pd.DataFrame, truth: Pairs) -> Pairs:
    """Bloom-filter encodings compared by Dice's coefficient, at the threshold that is best for this very truth."""
    pairs = _by_likeness(left, right)
    return set(pairs[: _best_cut(pairs, truth)])


def clk_one_to_one(left: pd.DataFrame, right: pd.DataFrame, truth: Pairs) -> Pairs:
    """The same with the most alike first and nobody twice."""
    pairs, taken = [], set()
    for one, other in _by_likeness(left, right):
        if (0, one) not in taken and (1, other) not in taken:
            taken |= {(0, one), (1, other)}
            pairs.append((one, other))
    return set(pairs[: _best_cut(pairs, truth)])


def _by_likeness(left: pd.DataFrame, right: pd.DataFrame) -> list[tuple[str, str]]:
    from anonlink.candidate_generation import find_candidate_pairs
    from anonlink.similarities import dice_coefficient_accelerated

    encoded = [_encoded(table) for table in (left, right)]
    scores, _, (ones, others) = find_candidate_pairs(encoded, dice_coefficient_accelerated, LEAST_DICE)
    scored = sorted(zip(scores, ones, others, strict=True), reverse=True)
    return [(left.index[one], right.index[other]) for _, one, other in scored]


def _best_cut(pairs: list[tuple[str, str]], truth: Pairs) -> int:
    """How many of the pairs, from the most alike down, give the best F1."""
    right, best, cut = 0, 0.0, 0
    for at, pair in enumerate(pairs, start=1):
        right += pair in truth
        if (f1 := 2 * right / (at + len(truth))) > best:
            best, cut = f1, at
    return cut


def _encoded(table: pd.DataFrame) -> list[Any]:
    from clkhash.clk import generate_clk_from_csv
    from clkhash.schema import from_json_dict

    text = io.StringIO(table[_encodable(table)].to_csv(index=False))
    return generate_clk_from_csv(
        text, "a secret of the benchmark", from_json_dict(_schema(_encodable(table))), progress_bar=False
    )


def _encodable(table: pd.DataFrame) -> list[str]:
    return [column for column in BITS if column in table.columns]


def _schema(columns: list[str]) -> dict[str, object]:
    """All fields as pairs of letters, in 1,024 bits."""
    features = [
        {
            "identifier": column,
            "format": {"type": "string", "encoding": "utf-8"},
            "hashing": {
                "comparison": {"type": "ngram", "n": 2},
                "strategy": {"bitsPerFeature": BITS[column]},
                "hash": {"type": "doubleHash"},
            },
        }
        for column in columns
    ]
    kdf = {"type": "HKDF", "hash": "SHA256", "salt": "c2FsdA==", "info": "aW5mbw==", "keySize": 64}
    return {"version": 3, "clkConfig": {"l": 1024, "kdf": kdf}, "features": features}


def rows(folder: Path, one_to_one: bool) -> Iterator[dict[str, object]]:
    """What each peer does on the tables of this folder; a peer that cannot run says why."""
    left, right = (_table(folder / f"{side}.csv") for side in ("left", "right"))
    truth = set(pd.read_csv(folder / "truth.csv", dtype=str).itertuples(index=False, name=None))
    peers: dict[str, Callable[[pd.DataFrame, pd.DataFrame, Pairs], Pairs]]
    peers = {"recordlinkage ECM": ecm, "CLK, best threshold": clk}
    if one_to_one:
        peers["CLK, one to one, best threshold"] = clk_one_to_one
    for name, peer in peers.items():
        began = time.perf_counter()
        try:
            found = peer(left, right, truth)
        except (ImportError, MemoryError, ValueError) as error:
            yield {"row": name, "why": f"{type(error).__name__}: {error}"}
            continue
        seconds = time.perf_counter() - began
        yield {"row": name, **_measured(found, truth), "contacts_per_second": len(right) / seconds}


def _measured(found: Pairs, truth: Pairs) -> dict[str, float]:
    right = len(found & truth)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "precision": right / (len(found) or 1),
        "recall": right / len(truth),
        "f1": 2 * right / (len(found) + len(truth)),
        "memory_mb": memory,
    }


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None).set_index("id")


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1]), "one-to-one" in sys.argv[2:]):
        print(json.dumps(row), flush=True)
