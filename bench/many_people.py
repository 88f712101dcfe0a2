"""More listed people than one invented town holds: town after town, each with postcodes of its own, as a region has.

Streets bear the same names in every town, as they do. One in fifty has the first of January for a date of birth. The
999 range of NHS numbers is too small for millions, so these people have none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase

from bench.matching_people import Town
from bench.matching_sets import LIST_CARE, households
from bench.matching_writing import HABITS, Writer

TOWN = 25_000  # people listed in one town
DEFAULT_DATES = 0.02


def join(index: Path, people: int) -> None:
    """Add so many people to an index file. The same arguments give the same rows."""
    with index.open("a", newline="", encoding="utf-8") as out:
        writer: csv.DictWriter[str] | None = None
        for row in _rows(people):
            writer = writer or csv.DictWriter(out, row.keys())
            writer.writerow(row)


def _rows(people: int) -> Iterator[dict[str, str]]:
    for n in range(-(-people // TOWN)):
        town, keeper = Town(1000 + n), Writer(2000 + n, LIST_CARE)
        listed, _ = households(town, min(TOWN, people - n * TOWN))
        for at, person in enumerate(listed):
            row = keeper.row(person, HABITS[at % 3])
            if row["date_of_birth"] and town.draw.random() < DEFAULT_DATES:
                row["date_of_birth"] = f"{person.born.year}-01-01"
            place = _of_town(row["postcode"], n)
            yield {"person_id": f"T{n}-{at}", **row, "nhs_number": "", "postcode": place}


def _of_town(postcode: str, n: int) -> str:
    """The postcode with the two letters of this town's own area, of which none is real."""
    area = "XQV"[n % 3] + ascii_uppercase[n // 3 % 26]
    return area + postcode[2:] if postcode else ""
