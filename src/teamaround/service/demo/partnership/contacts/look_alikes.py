"""Contacts that look as if they concerned somebody on the list and do not: each kind of innocent look-alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from teamaround.formats.contact_record import WrittenPerson
from teamaround.service.demo.partnership.contacts.desk import Desk, Draft
from teamaround.service.demo.partnership.contacts.handwriting import on_record
from teamaround.service.demo.partnership.contacts.roll import Living, Roll
from teamaround.service.demo.partnership.contacts.strangers import Strangers, told
from teamaround.service.demo.partnership.contacts.tables import contact_table
from teamaround.service.demo.partnership.courses import on_the_year
from teamaround.service.demo.partnership.model.agencies import Professional
from teamaround.service.demo.partnership.model.contacts import Situation, Truth
from teamaround.service.demo.partnership.model.people import Address, Person
from teamaround.service.demo.partnership.names import DrawnName, draw_name
from teamaround.service.demo.partnership.places import Gazetteer

_FIELD_ROLES = ("sw", "health_0_19", "idva", "police")


class LookAlike(NamedTuple):
    """Who is written down at which address, whom they resemble, and the listed place that they name, if any."""

    person: Person
    home: Address
    resembles: str = ""
    place: Address | None = None
    after: date | None = None
    bands: tuple[str, ...] = ("no",)


class LookAlikes:
    """Draws look-alikes of every kind from the people and places of the list."""

    def __init__(
        self,
        chance: random.Random,
        roll: Roll,
        strangers: Strangers,
        gazetteer: Gazetteer,
        staff: Sequence[Professional],
    ) -> None:
        self._chance = chance
        self._roll = roll
        self._strangers = strangers
        self._neighbours = {
            flat.address_id: building for building in gazetteer.buildings for flat in building
        }
        self._institutions = gazetteer.institutions
        self._staff = [one for one in staff if one.role in _FIELD_ROLES]
        self._men = [one for one in roll.linked if one.sex == "M" and one.given_names]
        self._kinds: dict[Situation, Callable[[], LookAlike | None]] = {
            Situation.SAME_NAME: self._same_name,
            Situation.SAME_NAME_OTHER_YEAR: self._same_name_other_year,
            Situation.OTHER_FLAT: self._other_flat,
            Situation.OLD_TENANT: self._old_tenant,
            Situation.FORMER_HOME: self._former_home,
            Situation.TWIN: self._twin,
            Situation.FATHER_AND_SON: self._father_and_son,
            Situation.INSTITUTION: self._institution,
            Situation.PROFESSIONAL_VISITING: self._professional,
        }

    def contacts(self, desk: Desk, count_of_each: int) -> Iterator[Draft]:
        """So many contacts of every kind; a kind for which the list holds nobody is left out."""
        for situation, draw in self._kinds.items():
            for _ in range(count_of_each):
                alike = draw()
                if alike is not None:
                    yield self._contact(desk, situation, alike)

    def _contact(self, desk: Desk, situation: Situation, alike: LookAlike) -> Draft:
        agency, feed, kind = desk.feed_of(contact_table().kinds[situation])
        professional = situation is Situation.PROFESSIONAL_VISITING
        written = (
            msgspec.structs.replace(on_record(alike.person), date_of_birth="", nhs_number="", sex="")
            if professional
            else told(self._chance, desk.may_write_number(kind), alike.person)
        )
        sent = desk.write(
            agency,
            feed,
            kind,
            written,
            home=None if professional else alike.home,
            incident=alike.home if professional else None,
            informant=(_visitor(alike.person), "Health or care professional") if professional else None,
            at=desk.moment(feed, kind, after=alike.after),
        )
        return Draft(
            sent=sent,
            truth=Truth(
                agency=agency,
                source_id="",
                situation=situation,
                person_id="",
                resembles=alike.resembles,
                address_id=alike.place.address_id if alike.place else "",
                same_address=alike.place is not None and alike.place is alike.home,
                noise=(),
                bands=alike.bands if written.date_of_birth else _undated(alike),
                expects="",
            ),
        )

    def _same_name(self) -> LookAlike | None:
        man = self._a_man()
        if man is None:
            return None
        born = on_the_year(man.date_of_birth, self._chance.choice((-14, -9, -6, 5, 8)))
        born = born.replace(day=1 + (born.day + self._chance.randint(3, 11)) % 28)
        return LookAlike(self._namesake(man, born), self._strangers.home(), resembles=man.person_id)

    def _same_name_other_year(self) -> LookAlike | None:
        man = self._a_man()
        if man is None:
            return None
        born = on_the_year(man.date_of_birth, self._chance.choice((-7, -4, -3, 3, 6)))
        return LookAlike(self._namesake(man, born), self._strangers.home(), resembles=man.person_id)

    def _other_flat(self) -> LookAlike | None:
        flats = [flat for flat in self._roll.protected_flats if flat.address_id in self._neighbours]
        if not flats:
            return None
        flat = self._chance.choice(flats)
        doors = [each for each in self._neighbours[flat.address_id] if int(each.flat) % 2 == 0]
        return LookAlike(
            self._strangers.person(age=(18, 80)),
            self._chance.choice(doors),
            place=flat,
            after=self._roll.protected_since(flat),
        )

    def _old_tenant(self) -> LookAlike | None:
        if not self._roll.former_tenants:
            return None
        person, home = self._chance.choice(self._roll.former_tenants)
        return LookAlike(person, home, place=home, after=self._roll.protected_since(home))

    def _former_home(self) -> LookAlike | None:
        if not self._roll.former_homes:
            return None
        home, left = self._chance.choice(self._roll.former_homes)
        return LookAlike(self._strangers.person(age=(18, 80)), home, after=left, bands=("no", "review"))

    def _twin(self) -> LookAlike | None:
        living = self._chance.choice(self._roll.adults_elsewhere or self._roll.parents_at_home)
        person, home = living
        if not person.given_names:
            return None
        given = draw_name(self._chance, person.sex).given.split(" ")[0] or "Ashley"
        given = given if given != person.given_names.split(" ")[0] else "Ashley"
        twin = self._strangers.person(
            name=DrawnName(person.family_name, given, person.name_group),
            sex=person.sex,
            born=person.date_of_birth,
        )
        lives = self._chance.choice((home, self._strangers.home()))
        shared = self._is_protected(living) and lives is home
        place = home if shared else None
        return LookAlike(twin, lives, resembles=person.person_id, place=place, bands=("no", "review"))

    def _father_and_son(self) -> LookAlike | None:
        pairs = [one for one in self._roll.adults_elsewhere if one[0].sex == "M" and one[0].given_names]
        if not pairs:
            return None
        person, home = self._chance.choice(pairs)
        years = (
            self._chance.choice((-31, -27, -24, 22))
            if _old_enough(person)
            else self._chance.choice((-31, -27, -24))
        )
        born = on_the_year(person.date_of_birth, years)
        born = born.replace(day=1 + (born.day + 9) % 28)
        return LookAlike(self._namesake(person, born), home, resembles=person.person_id)

    def _institution(self) -> LookAlike | None:
        place = self._chance.choice(self._roll.institutions or self._institutions)
        listed = place if self._roll.institutions else None
        return LookAlike(self._strangers.person(age=(18, 60)), place, place=listed)

    def _professional(self) -> LookAlike | None:
        place = self._chance.choice(self._roll.protected_homes)
        one = self._chance.choice(self._staff)
        person = self._strangers.person(age=(25, 62))
        person = msgspec.structs.replace(
            person, family_name=one.family_name, given_names=one.given_names, phones=(one.phone,)
        )
        return LookAlike(person, place, place=place, after=self._roll.protected_since(place))

    def _a_man(self) -> Person | None:
        return self._chance.choice(self._men) if self._men else None

    def _namesake(self, person: Person, born: date) -> Person:
        name = DrawnName(person.family_name, person.given_names, person.name_group)
        return self._strangers.person(name=name, sex=person.sex, born=born)

    def _is_protected(self, living: Living) -> bool:
        return living[1].address_id in self._roll.since


def _old_enough(person: Person) -> bool:
    return person.date_of_birth.year < 1975  # old enough to have a grown son of his name


def _visitor(person: Person) -> WrittenPerson:
    return WrittenPerson(family_name=person.family_name, given_names=person.given_names, phones=person.phones)


def _undated(alike: LookAlike) -> tuple[str, ...]:
    """Without a date of birth nothing tells father from son or twin from twin: a person may have to look."""
    return ("no", "review") if alike.resembles else alike.bands
