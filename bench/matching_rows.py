"""Rows of the tables that `make bench-matching` prints, and the rows of the peers."""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from teamaround.matching import NormalPerson
from teamaround.matching.identity import NormalName, NormalPlace

PEERS = Path(".var/peers")
Row = dict[str, Any]
Pairs = set[tuple[str, str]]


def measured(name: str, found: Pairs, truth: Pairs) -> Row:
    """One row: how the pairs found compare with the true ones."""
    right = len(found & truth)
    return {
        "row": name,
        "precision": right / (len(found) or 1),
        "recall": right / len(truth),
        "f1": 2 * right / (len(found) + len(truth)),
    }


def peers(
    left: Iterable[dict[str, str]], right: Iterable[dict[str, str]], truth: Pairs, *more: str
) -> Iterator[Row]:
    """The rows of the peers on two tables with a column `id`."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        yield {
            "row": "peers",
            "why": "no environment .var/peers: `make bench-matching` installs it where it can",
        }
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write(folder / "left.csv", left)
        _write(folder / "right.csv", right)
        _write(folder / "truth.csv", ({"left": one, "right": other} for one, other in sorted(truth)))
        asked = [str(python), "bench/matching_peers.py", str(folder), *more]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 (our own file)
    yield from (json.loads(line) for line in answer.stdout.splitlines())
    if answer.returncode:
        yield {"row": "peers", "why": answer.stderr.strip().splitlines()[-1]}


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    rows = list(rows)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def for_peers(people: Mapping[str, NormalPerson]) -> Iterator[dict[str, str]]:
    """Normal forms for the peers: the present name, the first place, the first phone."""
    for key, person in people.items():
        name = person.names[0] if person.names else NormalName()
        place = person.places[0] if person.places else NormalPlace()
        yield {
            "id": key,
            "forename": name.forename,
            "surname": name.surname,
            "born": person.born.iso,
            "postcode": place.postcode,
            "number": place.number,
            "street": place.street,
            "phone": person.phones[0] if person.phones else "",
            "nhs_number": person.nhs_number,
        }


_COLUMNS = {
    "precision": "{:.4f}",
    "recall": "{:.4f}",
    "f1": "{:.4f}",
    "contacts_per_second": "{:,.0f}",
    "p50_us": "{:,.0f}",
    "p99_us": "{:,.0f}",
    "memory_mb": "{:,.0f}",
}


def print_rows(title: str, rows: Iterable[Row]) -> None:
    """Print a table, each row as soon as it is there, with what a row says of the pairs it lost."""
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
        for line in row.get("lost", ()):
            print(line, flush=True)
