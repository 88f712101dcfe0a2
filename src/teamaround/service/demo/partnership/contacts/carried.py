"""What a contact keeps when it is sent in a CSV layout: only what the layout has columns for."""

from __future__ import annotations

import msgspec

from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.profile import PersonColumns, PlaceColumns, Profile


def carried(record: ContactRecord, profile: Profile) -> ContactRecord:
    """The contact as a reader of that layout will see it."""
    informant = (
        _person(record.informant, profile.informant) if record.informant and profile.informant else None
    )
    return msgspec.structs.replace(
        record,
        person=_person(record.person, profile.person) or WrittenPerson(),
        home=_place(record.home, profile.home),
        caller=_place(record.caller, profile.caller),
        incident=_place(record.incident, profile.incident),
        informant=informant,
        companion=_person(record.companion, profile.companion)
        if record.companion and profile.companion
        else None,
        informant_relationship=record.informant_relationship if profile.informant_relationship else "",
        informant_home=_place(record.informant_home, profile.informant_home),
        reason=record.reason if profile.reason else "",
    )


def _person(person: WrittenPerson, columns: PersonColumns) -> WrittenPerson | None:
    kept = WrittenPerson(
        family_name=person.family_name if columns.family_name else "",
        given_names=person.given_names if columns.given_names else "",
        former_names=person.former_names if columns.former_names else (),
        date_of_birth=person.date_of_birth if columns.date_of_birth else "",
        sex=person.sex if columns.sex else "",
        nhs_number=person.nhs_number if columns.nhs_number else "",
        nhs_number_verified=person.nhs_number_verified and bool(columns.verified and columns.nhs_number),
        phones=person.phones if columns.phones else (),
    )
    return kept if kept != WrittenPerson() else None


def _place(place: WrittenPlace | None, columns: PlaceColumns | None) -> WrittenPlace | None:
    if place is None or columns is None:
        return None
    kept = WrittenPlace(
        address=place.address if columns.address else "",
        postcode=place.postcode if columns.postcode else "",
        uprn=place.uprn if columns.uprn else "",
    )
    return kept if kept != WrittenPlace() else None
