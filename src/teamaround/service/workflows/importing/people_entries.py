"""From the council's people file to entries: who belongs to a child, where they live, and who says so (decision 36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamaround.formats.people import Certainty as Written
from teamaround.formats.people import PersonRow
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    Concealment,
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from teamaround.service.workflows.importing.telling import Source, place_id

CHILD = "self"
# Kinds of place that many people share; they never alert as places (8.0). A refuge is concealed as well.
INSTITUTIONS = frozenset({"institution", "refuge", "hostel", "surgery", "hospital", "school", "prison"})
# Certainty in the file: a disputed relation is no more than a suspicion here.
CERTAINTIES = {
    Written.CONFIRMED: Certainty.CONFIRMED,
    Written.UNCONFIRMED: Certainty.STATED,
    Written.DISPUTED: Certainty.SUSPECTED,
}


def people_entries(local_identifier: str, rows: Iterable[PersonRow], source: Source) -> tuple[Entry, ...]:
    """Everything the people file says around one child. `rows` are that child's rows, the child's own among them."""
    child = source.child_id(local_identifier)
    given = list(rows)
    labels = _labels(given)
    entries = [entry for row in given for entry in _row(row, child, labels, source)]
    entries.extend(_households(given, child, source))
    return tuple({entry.entry_id: entry for entry in entries}.values())


def _row(row: PersonRow, child: str, labels: dict[str, str], source: Source) -> Iterator[Entry]:
    if row.fami_relationship == CHILD:
        yield source.said(child, _child(row, child, source), None)
        person = child
    else:
        person = source.person_id(row.pers_person_id)
        yield source.said(child, _described(row, person), None)
        yield source.said(child, _linked(row, person, child), row.fami_start_date)
    for tag in row.tags:
        if tag in RiskTag.__members__.values():
            yield source.said(
                child, PersonTagged(person=person, tag=RiskTag(tag), source=row.link_source), None
            )
    if place := _place(row):
        yield source.said(child, _place_described(row, place, labels), None)
        yield source.said(child, _lives(row, person, place), row.addr_address_start_date)


def _place(row: PersonRow) -> str:
    if not (row.addr_uprn or row.addr_address):
        return ""
    return place_id(row.addr_uprn, row.addr_address, row.addr_address_postcode)


def _labels(rows: list[PersonRow]) -> dict[str, str]:
    """The child's homes as protected address A, B, C in the order of the file; other places get no label."""
    homes = dict.fromkeys(place for row in rows if row.fami_relationship == CHILD and (place := _place(row)))
    return {place: f"Protected address {chr(ord('A') + at)}" for at, place in enumerate(homes)}


def _child(row: PersonRow, child: str, source: Source) -> ChildDescribed:
    return ChildDescribed(
        child=child,
        name=f"{row.pers_forename} {row.pers_surname}".strip(),
        date_of_birth=row.pers_dob,
        sex=row.pers_sex,
        nhs_number=row.pers_nhs_number,
        council=source.council,
        local_id=row.la_child_id,
    )


def _described(row: PersonRow, person: str) -> PersonDescribed:
    return PersonDescribed(
        person=person,
        family_name=row.pers_surname,
        given_names=row.pers_forename,
        former_names=row.pers_former_names,
        date_of_birth=row.pers_dob.isoformat() if row.pers_dob else "",
        sex=row.pers_sex,
        nhs_number=row.pers_nhs_number,
        phones=row.pers_phone,
    )


def _linked(row: PersonRow, person: str, child: str) -> PersonLinked:
    known = row.fami_relationship in Relation.__members__.values()
    return PersonLinked(
        person=person,
        to=child,
        relation=Relation(row.fami_relationship) if known else Relation.OTHER,
        certainty=CERTAINTIES[row.link_certainty],
        since=row.fami_start_date,
        until=row.fami_end_date,
        says=row.link_source,
        note="" if known else row.fami_relationship.replace("_", " "),
    )


def _place_described(row: PersonRow, place: str, labels: dict[str, str]) -> PlaceDescribed:
    return PlaceDescribed(
        place=place,
        address=row.addr_address,
        postcode=row.addr_address_postcode,
        uprn=row.addr_uprn,
        label=labels.get(place, ""),
        concealment=_concealment(row),
        institution=row.addr_address_type in INSTITUTIONS,
    )


def _concealment(row: PersonRow) -> Concealment:
    if row.addr_address_type == "refuge":
        return Concealment.REFUGE
    return Concealment.RESTRICTED if row.addr_concealed else Concealment.NONE


def _lives(row: PersonRow, person: str, place: str) -> LivesAt:
    return LivesAt(
        person=person,
        place=place,
        certainty=CERTAINTIES[row.link_certainty],
        since=row.addr_address_start_date,
        until=row.addr_address_end_date,
        says=row.link_source,
    )


def _households(rows: list[PersonRow], child: str, source: Source) -> Iterator[Entry]:
    """Whoever the council itself confirms as living at the child's present home is on its accepted list."""
    homes = {
        _place(row) for row in rows if row.fami_relationship == CHILD and row.addr_address_end_date is None
    }
    for home in sorted(homes - {""}):
        inside = sorted(
            source.person_id(row.pers_person_id)
            for row in rows
            if row.fami_relationship != CHILD
            and _place(row) == home
            and row.addr_address_end_date is None
            and row.link_certainty is Written.CONFIRMED
        )
        yield source.said(child, HouseholdListed(place=home, people=tuple(dict.fromkeys(inside))), None)
