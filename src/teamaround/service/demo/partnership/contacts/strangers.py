"""People who are on nobody's record and only come up in what agencies write: nearly everybody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from teamaround.formats.contact_record import ContactKind, WrittenPerson
from teamaround.formats.door import Format
from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.contacts.desk import Desk, Draft
from teamaround.service.demo.partnership.contacts.handwriting import on_record
from teamaround.service.demo.partnership.contacts.tables import contact_table, kind_table
from teamaround.service.demo.partnership.courses import born_on
from teamaround.service.demo.partnership.model.people import Address, Person
from teamaround.service.demo.partnership.names import DrawnName, draw_name
from teamaround.service.demo.partnership.numbers import Identifiers

_OLDEST = 95
_WORKING_AGE = (18, 75)
_AT_SCHOOL = (4, 10)
_ADULTS_APART = (
    6  # for so many strangers of any age there is one adult more, for the kinds that concern adults
)
_IMPOSSIBLE = ("31/02/1987", "00/00/0000", "29/02/1991", "12/1979", "unknown")


class Strangers:
    """Draws people who live nowhere that a record names; nobody has a listed person's name and birthday."""

    def __init__(
        self,
        chance: random.Random,
        today: date,
        homes: Sequence[Address],
        identifiers: Identifiers,
        listed: Sequence[Person],
    ) -> None:
        self._chance = chance
        self._today = today
        self._homes = homes
        self._identifiers = identifiers
        self._taken = {(person.family_name, person.given_names, person.date_of_birth) for person in listed}

    def home(self) -> Address:
        """A home that no record names."""
        return self._chance.choice(self._homes)

    def person(
        self,
        *,
        name: DrawnName | None = None,
        sex: str = "",
        born: date | None = None,
        age: tuple[int, int] = (0, _OLDEST),
    ) -> Person:
        """Somebody with a number and a telephone; name, sex and birthday as given or drawn."""
        sex = sex or self._chance.choice("FM")
        while True:
            drawn = name or draw_name(self._chance, sex)
            day = born or born_on(self._today, self._chance.randint(*age), self._chance.randint(1, 364))
            if name or born or (drawn.family, drawn.given, day) not in self._taken:
                break
        return Person(
            person_id="",
            family_name=drawn.family,
            given_names=drawn.given,
            date_of_birth=day,
            sex=sex,
            nhs_number=self._identifiers.nhs_number(),
            phones=(self._identifiers.shared_phone(),),
            name_group=drawn.group,
        )


def strangers_contacts(
    chance: random.Random, strangers: Strangers, desk: Desk, count: int
) -> Iterator[Draft]:
    """That many contacts of strangers; most strangers come up once or twice."""
    known = [
        (strangers.person(), strangers.home())
        for _ in range(1 + int(count / contact_table().contacts_a_stranger))
    ]
    adults = [
        (strangers.person(age=_WORKING_AGE), strangers.home()) for _ in range(1 + len(known) // _ADULTS_APART)
    ]
    for _ in range(count):
        agency, feed, kind = desk.any_feed()
        person, home = chance.choice(adults if kind_table()[kind].adults else known)
        written = told(chance, desk.may_write_number(kind), person)
        if feed.format is Format.CSV and happens(chance, contact_table().styles.birth_date_impossible):
            written = msgspec.structs.replace(written, date_of_birth=chance.choice(_IMPOSSIBLE))
        at = desk.moment(feed, kind)
        collected = (
            on_record(strangers.person(age=_AT_SCHOOL)) if kind is ContactKind.SCHOOL_PICK_UP else None
        )
        lives = home if happens(chance, kind_table()[kind].home) else None
        yield Draft(sent=desk.write(agency, feed, kind, written, home=lives, at=at, companion=collected))


def told(chance: random.Random, with_number: bool, person: Person) -> WrittenPerson:
    """What somebody told the sender of themselves: usually a date of birth, sometimes an NHS number that was traced."""
    style = contact_table().styles
    written = on_record(person)
    number = written.nhs_number if with_number else ""
    return msgspec.structs.replace(
        written,
        date_of_birth="" if happens(chance, style.birth_date_missing) else written.date_of_birth,
        nhs_number=number,
        nhs_number_verified=bool(number) and happens(chance, style.number_verified),
    )
