"""Measure the model that ships on sets it was not trained on, for its card: `make model-figures`, then `make docs`.

Writes matching/training/packaged/figures.json; takes some minutes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from bench.matching_sets import write_set
from teamaround.connector.training_tables import figures_of
from teamaround.matching import packaged_model

OUT = Path("src/teamaround/matching/training/packaged/figures.json")
SETS = {
    "a set of the generator (seed 23)": (23, 1.0),
    "one with twice the slips (seed 24)": (24, 2.0),
    "one with half the slips (seed 25)": (25, 0.5),
}
PEOPLE, CONTACTS = 50_000, 100_000


def main() -> None:
    """Make each set, measure, write."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, (seed, slips) in SETS.items():
            folder = Path(scratch) / name
            folder.mkdir()
            write_set(folder, seed, slips, PEOPLE, CONTACTS)
        measured = figures_of(packaged_model(), tuple(Path(scratch) / name for name in SETS))
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1) + b"\n")
    print(f"{OUT}: figures of {measured.model_sha256[:12]}")


if __name__ == "__main__":
    main()
