"""How agencies write people down: with gaps, slips, short names, old names and old addresses."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from bench.matching_people import Home, Somebody
from teamaround.matching.identity.tables import nicknames

SHORT = {
    "Street": "St",
    "Road": "Rd",
    "Lane": "Ln",
    "Avenue": "Ave",
    "Close": "Cl",
    "Terrace": "Terr",
    "Drive": "Dr",
}
SHORT |= {"Crescent": "Cres", "Court": "Ct", "Grove": "Gr", "Gardens": "Gdns", "Place": "Pl", "Walk": "Wlk"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FORMS = {forms[0]: forms[1:] for forms in nicknames().names}


@dataclass(frozen=True)
class Habit:
    """How often an agency has or spoils each thing, as probabilities before `slips` scales the errors."""

    name: str
    share: float
    nhs_number: float
    birth: float
    address: float
    phone: float


HABITS = (
    Habit("ambulance111", 0.4, 0.35, 0.93, 0.95, 0.7),
    Habit("gp", 0.3, 0.97, 0.995, 0.99, 0.8),
    Habit("police", 0.22, 0.0, 0.96, 0.94, 0.6),
    Habit("probation", 0.08, 0.0, 0.98, 0.93, 0.7),
)


class Writer:
    """Writes people down; `slips` scales every error (1 is about the shared sample)."""

    def __init__(self, seed: int, slips: float) -> None:
        self.draw = random.Random(seed)
        self.slips = slips

    def often(self, chance: float) -> bool:
        """True so often, more with more slips."""
        return self.draw.random() < chance * self.slips

    def row(self, person: Somebody, habit: Habit) -> dict[str, str]:
        """One record of this person by an agency of this habit."""
        given, family = self.names(person)
        moved = self.often(0.12)
        has_address = self.draw.random() < habit.address
        home = person.former_home if moved else person.home
        return {
            "nhs_number": self.spaced(person.nhs_number) if self.draw.random() < habit.nhs_number else "",
            "family_name": family,
            "given_names": given,
            "date_of_birth": self.birth(person.born) if self.draw.random() < habit.birth else "",
            "sex": person.sex if self.draw.random() < 0.93 else "",
            "address": self.address(home) if has_address else "",
            "postcode": self.postcode(home.postcode) if has_address and self.draw.random() < 0.95 else "",
            "phone": self.phone(person.phone) if self.draw.random() < habit.phone else "",
        }

    def names(self, person: Somebody) -> tuple[str, str]:
        """Given and family name, with slips."""
        given, family = self.given(person), person.surname
        if person.sex == "F" and self.often(0.03):
            family = person.other_surname
        if self.often(0.05):
            family = self.misspelt(family)
        if self.often(0.015):
            given, family = family, given
        style = self.draw.random()
        if style < 0.15:
            return given.upper(), family.upper()
        title = ("Mr " if person.sex == "M" else "Ms ") if style > 0.95 else ""
        return title + given, family

    def given(self, person: Somebody) -> str:
        """The forename in one of its forms."""
        forename = person.forename
        if self.often(0.05) and (forms := FORMS.get(forename.lower())):
            forename = self.draw.choice(forms).title()
        elif self.often(0.05):
            forename = self.misspelt(forename)
        elif self.often(0.015):
            return forename[0]
        elif self.often(0.005) and person.middle:
            return person.middle
        return f"{forename} {person.middle}" if person.middle and self.draw.random() < 0.3 else forename

    def misspelt(self, word: str) -> str:
        """One keystroke wrong."""
        at, kind = self.draw.randrange(len(word)), self.draw.randrange(4)
        if kind == 0 and len(word) > 2:
            return word[:at] + word[at + 1 :]
        if kind == 1:
            return word[:at] + self.draw.choice(LETTERS) + word[at:]
        if kind == 2 and at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + self.draw.choice(LETTERS) + word[at + 1 :]

    def birth(self, born: date) -> str:
        """The date of birth, now and then swapped, mistyped or the first of January."""
        year, month, day = born.year, born.month, born.day
        if self.often(0.012):
            month, day = (day, month) if day <= 12 else (month, day)
        elif self.often(0.008):
            year += self.draw.choice((-10, -2, -1, 1, 2, 10))
        elif self.often(0.008):
            day = self.draw.randint(1, 28)
        elif self.often(0.004):
            month = day = 1
        if self.draw.random() < 0.2:
            return f"{day:02d}/{month:02d}/{year}"
        return f"{year}-{month:02d}-{day:02d}"

    def address(self, home: Home) -> str:
        """The address in one of the ways that agencies use."""
        unit, number, street = home.unit, home.number, home.street
        name, kind = street.rsplit(" ", 1)
        if self.draw.random() < 0.4:
            kind = SHORT.get(kind, kind)
        name = self.misspelt(name) if self.often(0.02) else name
        line = self.unit_line(unit, number, f"{name} {kind}")
        if self.draw.random() < 0.5:
            line += f", {home.town}"
        return line.upper() if self.draw.random() < 0.1 else line

    def unit_line(self, unit: str, number: int, street: str) -> str:
        """ "Flat 2, 14 Mill Lane" in its several forms; now and then the flat is left out."""
        if not unit or self.often(0.05):
            return f"{number} {street}"
        forms = [
            f"Flat {unit}, {number} {street}",
            f"Apartment {unit} {number} {street}",
            f"{unit}/{number} {street}",
        ]
        forms.append(f"{number}{unit} {street}" if unit.isalpha() else f"{number} Flat {unit} {street}")
        return self.draw.choice(forms)

    def postcode(self, postcode: str) -> str:
        """With or without its space, in capitals or not."""
        written = postcode.replace(" ", "") if self.draw.random() < 0.3 else postcode
        return written.lower() if self.draw.random() < 0.1 else written

    def phone(self, phone: str) -> str:
        """The number, a new one, or one digit wrong."""
        if self.often(0.25):
            phone = f"07{self.draw.randint(100000000, 999999999)}"
        elif self.often(0.02):
            at = self.draw.randrange(3, 11)
            phone = phone[:at] + str(self.draw.randrange(10)) + phone[at + 1 :]
        return self.draw.choice((phone, f"{phone[:5]} {phone[5:]}", f"+44{phone[1:]}", f"+44 (0){phone[1:]}"))

    def spaced(self, number: str) -> str:
        """An NHS number with or without spaces."""
        return f"{number[:3]} {number[3:6]} {number[6:]}" if self.draw.random() < 0.5 else number
