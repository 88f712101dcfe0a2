"""Patients and informants of a FHIR message as written people."""

from __future__ import annotations

from teamaround.formats.cda import phone_of, split_name
from teamaround.formats.contact_record import WrittenPerson
from teamaround.formats.fhir.account import Account
from teamaround.formats.fhir.parts import (
    Address,
    ContactPoint,
    Extension,
    HumanName,
    Identifier,
    Part,
    RelatedPerson,
    codings,
)
from teamaround.formats.nhs_numbers import verified_number
from teamaround.formats.reading import Unreadable, says_something
from teamaround.formats.strict.dates import birth_day

_NHS_NUMBER = ("/id/nhs-number", "2.16.840.1.113883.2.1.4.1")  # as an address of any spelling, or as an OID
_VERIFICATION = "NHSNumberVerificationStatus"
_TRACED = frozenset(("01", "number-present-and-verified"))
_SEXES = {"male": "M", "female": "F"}
_FORMER = frozenset(("old", "maiden", "nickname"))
_SELF = frozenset(("21", "ONESELF", "self"))


class Informant(Part, frozen=True):
    """Who gave the account: the person, how related, and the address written for them."""

    person: WrittenPerson | None = None
    relationship: str = ""
    is_self: bool = False
    address: Address | None = None


def person_of(account: Account, informant: Informant) -> WrittenPerson:
    """The patient as written; what they gave for themselves as a contact or informant adds telephone numbers."""
    patient = account.patient
    family, given, former = names_of(patient.name)
    number, verified = _nhs_number(patient.identifier)
    born, fault = birth_day(patient.birth_date, ("iso",))
    if fault:
        raise Unreadable(f"{account.where}.birthDate", "birthDate", fault)
    own = tuple(
        t for contact in patient.contact if _is_self(codings(contact.relationship)) for t in contact.telecom
    )
    phones = phones_of((*patient.telecom, *own))
    if informant.is_self and informant.person:
        phones = tuple(dict.fromkeys((*phones, *informant.person.phones)))
    return WrittenPerson(
        family_name=family,
        given_names=given,
        former_names=former,
        date_of_birth=born,
        sex=_SEXES.get(patient.gender.casefold(), ""),
        nhs_number=number,
        nhs_number_verified=verified,
        phones=phones,
    )


def informant_of(account: Account) -> Informant:
    """The encounter's informant; else a related person or patient's contact who has a name; else nobody."""
    for participant in account.encounter.participant:
        related = account.bundle.referred(participant.individual, "RelatedPerson", RelatedPerson)
        if related:
            return _related(related)
    for related in account.related:
        if related.name:
            return _related(related)
    for contact in account.patient.contact:
        if contact.name and not _is_self(codings(contact.relationship)):
            stands = RelatedPerson(
                name=(contact.name,), telecom=contact.telecom, relationship=contact.relationship
            )
            found = _related(stands)
            return Informant(person=found.person, relationship=found.relationship, address=contact.address)
    return Informant()


def _related(related: RelatedPerson) -> Informant:
    family, given, _ = names_of(related.name)
    person = WrittenPerson(family_name=family, given_names=given, phones=phones_of(related.telecom))
    told = codings(related.relationship)
    return Informant(
        person=person if says_something(person) else None,
        relationship=next((coding.display or coding.code for coding in told), ""),
        is_self=_is_self(told),
        address=related.address[0] if related.address else None,
    )


def _is_self(told: tuple[object, ...]) -> bool:
    return any(getattr(coding, "code", "") in _SELF for coding in told)


def names_of(names: tuple[HumanName, ...]) -> tuple[str, str, tuple[str, ...]]:
    """Family name, given names and former family names. `usual` and `official` names go before unlabelled ones."""
    ranked = sorted(names, key=lambda name: (name.use in _FORMER, name.use not in ("official", "usual")))
    if not ranked:
        return "", "", ()
    first = ranked[0]
    family, given = first.family, " ".join(first.given)
    if not family and not given:
        family, given = split_name(first.text)
    former = tuple(name.family for name in names if name.use in _FORMER and name.family not in ("", family))
    return family, given, former


def phones_of(points: tuple[ContactPoint, ...]) -> tuple[str, ...]:
    """The telephone numbers among some contact points, each once."""
    spoken = (point.value for point in points if point.system in ("phone", "sms", ""))
    return tuple(dict.fromkeys(filter(None, map(phone_of, spoken))))


def _nhs_number(identifiers: tuple[Identifier, ...]) -> tuple[str, bool]:
    for identifier in identifiers:
        if identifier.system.casefold().rstrip("/").endswith(_NHS_NUMBER) and identifier.value:
            return identifier.value, _traced(identifier.extension) and verified_number(identifier.value)
    return "", False


def _traced(extensions: tuple[Extension, ...]) -> bool:
    return any(
        coding.code in _TRACED
        for extension in extensions
        if _VERIFICATION in extension.url
        for coding in codings(extension.value_codeable_concept)
    )
