"""Measure the model that ships on sets it was not trained on, for its card: `make model-figures`, then `make docs`.

Writes matching/training/packaged/figures.json; takes some minutes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from bench.matching_decoys import write_decoys
from bench.matching_sets import write_set
from teamaround.connector.training_tables import figures_of
from teamaround.matching import packaged_model

OUT = Path("src/teamaround/matching/training/packaged/figures.json")
SETS = {
    "a set of the generator (seed 23)": (23, 1.0),
    "one with twice the slips (seed 24)": (24, 2.0),
    "one with half the slips (seed 25)": (25, 0.5),
}
DECOYS = "people who are easily taken for somebody listed (seed 26)", 26
DECOYS_OF_EACH = 2_000
PEOPLE, CONTACTS = 50_000, 100_000


def main() -> None:
    """Make each set, measure, write."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch) / name for name in (*SETS, DECOYS[0])]
        for folder in folders:
            folder.mkdir()
        for folder, (seed, slips) in zip(folders, SETS.values(), strict=False):
            write_set(folder, seed, slips, PEOPLE, CONTACTS)
        write_decoys(folders[-1], DECOYS[1], PEOPLE, DECOYS_OF_EACH)
        measured = figures_of(packaged_model(), tuple(folders))
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1) + b"\n")
    print(f"{OUT}: figures of {measured.model_sha256[:12]}")


if __name__ == "__main__":
    main()
