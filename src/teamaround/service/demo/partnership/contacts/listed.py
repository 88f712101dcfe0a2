"""Contacts of people who are on the list, and of strangers at listed places, each with its truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from teamaround.formats.contact_record import ContactKind, WrittenPerson
from teamaround.service.demo.partnership.chance import weighted
from teamaround.service.demo.partnership.contacts.desk import Desk, Draft
from teamaround.service.demo.partnership.contacts.handwriting import on_record
from teamaround.service.demo.partnership.contacts.noise import disturb
from teamaround.service.demo.partnership.contacts.roll import Living, Roll
from teamaround.service.demo.partnership.contacts.strangers import Strangers, told
from teamaround.service.demo.partnership.contacts.tables import contact_table
from teamaround.service.demo.partnership.model.contacts import Noise, SentContact, Situation, Truth
from teamaround.service.demo.partnership.model.people import Address, Person

_REGISTRATIONS = frozenset(
    {
        ContactKind.GP_REGISTRATION,
        ContactKind.TENANCY,
        ContactKind.BENEFIT_CLAIM,
        ContactKind.ELECTORAL_REGISTRATION,
    }
)
_NAME_NOISES = frozenset(
    {Noise.TYPING_ERROR, Noise.SHORT_FORM, Noise.OTHER_SPELLING, Noise.NAMES_SWAPPED, Noise.FORMER_NAME}
)
_DATE_NOISES = frozenset({Noise.DAY_MONTH_SWAP, Noise.DIGITS_SWAPPED})


class Case(NamedTuple):
    """A listed person and the address they give; `place` is it when it is listed, from the day `after` on."""

    person: Person
    home: Address
    place: Address | None
    after: date | None = None


def listed_contacts(
    chance: random.Random, roll: Roll, strangers: Strangers, desk: Desk, count: int
) -> Iterator[Draft]:
    """That many contacts of people on the list, in every situation that the table names."""
    cases: dict[Situation, Callable[[], Case | None]] = {
        Situation.PARENTS_OWN_CALL: lambda: _own(chance, roll, roll.parents_at_home),
        Situation.AT_OWN_HOME: lambda: _own(chance, roll, roll.adults_elsewhere),
        Situation.CHILD_SEEN: lambda: _own(chance, roll, roll.children_at_home),
        Situation.AT_PROTECTED_PLACE: lambda: _own(chance, roll, roll.unaccepted),
        Situation.NEW_ADDRESS: lambda: _new(chance, roll, strangers),
        Situation.FORMER_ADDRESS: lambda: _former(chance, roll),
    }
    written = 0
    while written < count and roll.parents_at_home:
        situation = weighted(chance, contact_table().situations)
        case = cases[situation]()
        if case is not None:
            written += 1
            yield listed_contact(chance, desk, situation, case)


def listed_contact(chance: random.Random, desk: Desk, situation: Situation, case: Case) -> Draft:
    """One contact of a listed person, with up to two things written otherwise than on record."""
    agency, feed, kind = desk.feed_of(contact_table().kinds[situation])
    told_of = told(chance, desk.may_write_number(kind), case.person)
    disturbed, noise = disturb(chance, told_of, case.person)
    if situation is Situation.FORMER_ADDRESS:
        noise = (*noise, Noise.OLD_ADDRESS)
    sent = desk.write(
        agency,
        feed,
        kind,
        disturbed,
        home=case.home,
        at=desk.moment(feed, kind, after=case.after),
        without_postcode=Noise.NO_POSTCODE in noise,
    )
    alert = "" if situation is not Situation.AT_PROTECTED_PLACE else alert_of(kind)
    truth = Truth(
        agency=agency,
        source_id="",
        situation=situation,
        person_id=case.person.person_id,
        resembles="",
        address_id=case.place.address_id if case.place else "",
        same_address=False,
        noise=noise,
        bands=fair_bands(sent, case.person, noise, situation),
        expects=alert,
    )
    return Draft(sent=sent, truth=truth)


def collecting(chance: random.Random, desk: Desk, roll: Roll) -> Draft | None:
    """A linked adult from outside the household collects a child at school; none where no school that feeds has one."""
    kind = ContactKind.SCHOOL_PICK_UP
    fed = [(*one, feed) for one in roll.collectors if (feed := desk.feed_at(one[2], kind)) is not None]
    if not fed:
        return None
    person, child, school, feed = chance.choice(fed)
    written = told(chance, False, person)
    at = desk.moment(feed, kind, after=roll.linked_since[person.person_id])
    sent = desk.write(school, feed, kind, written, home=None, at=at, companion=on_record(child))
    return Draft(
        sent=sent,
        truth=Truth(
            agency=school,
            source_id="",
            situation=Situation.COLLECTS_CHILD,
            person_id=person.person_id,
            resembles="",
            address_id="",
            same_address=False,
            noise=(),
            bands=fair_bands(sent, person, (), Situation.COLLECTS_CHILD),
            expects="A04" if (person.person_id, child.person_id) in roll.kept_apart else "",
        ),
    )


def stranger_at(
    chance: random.Random, roll: Roll, strangers: Strangers, desk: Desk, situation: Situation
) -> Draft:
    """Somebody on no record gives a protected home as theirs, or registers there."""
    place = chance.choice(roll.protected_homes)
    agency, feed, kind = desk.feed_of(contact_table().kinds[situation])
    written = told(chance, desk.may_write_number(kind), strangers.person(age=(18, 60)))
    at = desk.moment(feed, kind, after=roll.protected_since(place))
    sent = desk.write(agency, feed, kind, written, home=place, at=at)
    return Draft(
        sent=sent,
        truth=Truth(
            agency=agency,
            source_id="",
            situation=situation,
            person_id="",
            resembles="",
            address_id=place.address_id,
            same_address=True,
            noise=(),
            bands=("no",),
            expects=alert_of(kind),
        ),
    )


def alert_of(kind: ContactKind) -> str:
    """A claim of living at a protected place is A21, presence or an address given in a contact is A03 (decision 17)."""
    return "A21" if kind in _REGISTRATIONS else "A03"


def fair_bands(
    sent: SentContact, person: Person, noise: tuple[Noise, ...], situation: Situation
) -> tuple[str, ...]:
    """The bands of domain 8.0 in which this contact may fairly land, from what was written and what was changed."""
    written = sent.record.person
    born_right = written.date_of_birth == person.date_of_birth.isoformat()
    if written.nhs_number and written.nhs_number.replace(" ", "") == person.nhs_number and born_right:
        return ("certain",) if written.nhs_number_verified else ("certain", "strong", "review")
    if not written.date_of_birth or _sparse(written):
        return ("strong", "review", "no")
    if set(noise) & (_NAME_NOISES | _DATE_NOISES) or situation in (
        Situation.NEW_ADDRESS,
        Situation.FORMER_ADDRESS,
    ):
        return ("strong", "review", "no") if len(noise) > 1 else ("strong", "review")
    return ("certain", "strong", "review")


def _sparse(written: WrittenPerson) -> bool:
    return not written.family_name or not written.given_names


def _own(chance: random.Random, roll: Roll, choices: tuple[Living, ...]) -> Case | None:
    if not choices:
        return None
    person, home = chance.choice(choices)
    return Case(person, home, home, roll.known_since(person, home))


def _new(chance: random.Random, roll: Roll, strangers: Strangers) -> Case | None:
    if not roll.adults_elsewhere:
        return None
    return Case(chance.choice(roll.adults_elsewhere)[0], strangers.home(), None)


def _former(chance: random.Random, roll: Roll) -> Case | None:
    if not roll.moved:
        return None
    person, home = chance.choice(roll.moved)
    left = roll.left[person.person_id, home.address_id]
    return Case(person, home, home, left)
