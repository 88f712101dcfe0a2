"""Invented households for matching benchmarks: families, father and son of one name, twins, lodgers, flats.

Everything is drawn from a seed and exists only while the benchmark runs. NHS numbers are of the 999 range, postcodes
of no real area.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from nhs_number import calculate_checksum

from teamaround.matching.linkage import packaged_shares

WORDS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("matching_words.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Home:
    """One unit of one building."""

    unit: str
    number: int
    street: str
    town: str
    postcode: str


@dataclass(frozen=True)
class Somebody:
    """One invented person as they truly are."""

    person_id: str
    forename: str
    middle: str
    surname: str
    other_surname: str
    born: date
    sex: str
    nhs_number: str
    phone: str
    home: Home
    former_home: Home


class Town:
    """A seeded maker of homes and people."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        shares = packaged_shares()
        self.forenames, self.forename_weights = list(shares.forename), list(shares.forename.values())
        self.surnames, self.surname_weights = list(shares.surname), list(shares.surname.values())
        self.made = 0
        self.numbers = seed
        self.streets = [
            (
                f"{self.draw.choice(WORDS['streets'])} {self.draw.choice(WORDS['types'])}",
                town,
                f"{self.draw.choice(WORDS['areas'])}{n % 28 + 1}",
            )
            for n, town in enumerate(WORDS["towns"] * 60)
        ]

    def home(self) -> Home:
        """A house, or one time in six a flat."""
        street, town, district = self.draw.choice(self.streets)
        number = self.draw.randint(1, 140)
        unit = self.draw.choice(["", "", "", "", "", str(self.draw.randint(1, 24)) if number % 3 else "A"])
        tail = f"{sum(map(ord, street)) % 9 + 1}{'ABDEFGHJLN'[number // 15]}{'PQRSTUWXYZ'[len(street) % 10]}"
        return Home(unit, number, street, town, f"{district} {tail}")

    def surname(self) -> str:
        """A common surname in three of five, else an invented one."""
        if self.draw.random() < 0.6:
            return self.draw.choices(self.surnames, self.surname_weights)[0].title()
        return (
            self.draw.choice(WORDS["first"])
            + self.draw.choice(("", "en", "er", "ing"))
            + self.draw.choice(WORDS["last"])
        )

    def forename(self) -> str:
        """A forename by its share."""
        return self.draw.choices(self.forenames, self.forename_weights)[0].title()

    def somebody(self, home: Home, surname: str, born: date | None = None) -> Somebody:
        """A new person at this home."""
        self.made += 1
        draw = self.draw
        return Somebody(
            person_id=f"P{self.made:07d}",
            forename=self.forename(),
            middle=self.forename() if draw.random() < 0.4 else "",
            surname=surname,
            other_surname=self.surname(),
            born=born or date(1950, 1, 1) + timedelta(days=draw.randint(0, 20800)),
            sex=draw.choice("MF"),
            nhs_number=self.nhs_number(),
            phone=f"07{draw.randint(100000000, 999999999)}",
            home=home,
            former_home=self.home(),
        )

    def nhs_number(self) -> str:
        """A number with a true check digit, of the range that is never issued."""
        while True:
            self.numbers += 7
            nine = f"999{self.numbers % 1_000_000:06d}"
            if (check := calculate_checksum(nine)) is not None and int(check) < 10:
                return f"{nine}{check}"

    def household(self) -> list[Somebody]:
        """One to four people: relatives, a lodger, sometimes twins or a father and son of one name."""
        home, surname = self.home(), self.surname()
        people = [self.somebody(home, surname)]
        while len(people) < 4 and self.draw.random() < 0.45:
            people.append(self._another(people[0], home, surname))
        return people

    def _another(self, first: Somebody, home: Home, surname: str) -> Somebody:
        chance = self.draw.random()
        if chance < 0.015:
            return self.somebody(home, surname, first.born)
        if chance < 0.03:
            later = first.born + timedelta(days=self.draw.randint(7000, 12000))
            return replace(self.somebody(home, surname, later), forename=first.forename, sex=first.sex)
        return self.somebody(home, surname if chance < 0.7 else self.surname())
