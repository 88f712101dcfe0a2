"""What a bundle says about one of its patients: the encounter, the request and the papers that are theirs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from teamaround.formats.fhir.bundle import REQUESTS, Bundle, Place, Sort
from teamaround.formats.fhir.parts import (
    CarePlan,
    Composition,
    Encounter,
    MessageHeader,
    Patient,
    Reference,
    RelatedPerson,
    Request,
)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One patient in one encounter. `name` tells it from the others of the bundle; empty when there is only one."""

    bundle: Bundle
    where: str
    patient: Patient
    encounter: Encounter
    request: Request | None = None
    header: MessageHeader
    composition: Composition
    care_plans: tuple[CarePlan, ...] = ()
    related: tuple[RelatedPerson, ...] = ()
    name: str = ""

    @property
    def is_only_one(self) -> bool:
        """Whether the whole bundle is about this."""
        return not self.name

    @property
    def is_bare_record(self) -> bool:
        """Whether nothing is told but who the patient is: a record of a person, which tells of no event."""
        if self.bundle.sort is Sort.RECORDS:
            return self.encounter == Encounter() and self.request is None
        return not self.bundle.kinds() & {"Encounter", "MessageHeader", "Composition", *REQUESTS}

    def pointed_to(self) -> tuple[Reference, ...]:
        """The locations to which the request or the encounter points."""
        asked = self.request.location_reference if self.request else ()
        return (*asked, *(stay.location for stay in self.encounter.location if stay.location))


def subjects_of(bundle: Bundle) -> Iterator[tuple[Place, Place | None]]:
    """Each patient with each of their encounters. A message is about one encounter; records may hold several."""
    for patient in bundle.places("Patient"):
        encounters = bundle.owned(patient, "Encounter")
        if bundle.sort is Sort.MESSAGE and len(encounters) > 1:
            encounters = [next((one for one in encounters if one.where in bundle.asked), encounters[0])]
        if not encounters and bundle.sort is Sort.MESSAGE and _is_bystander(bundle, patient):
            continue
        for encounter in encounters:
            yield patient, encounter
        if not encounters:
            yield patient, None


def _is_bystander(bundle: Bundle, patient: Place) -> bool:
    """Whether a message names this patient by the way, without a single thing to recognise them by."""
    return len(bundle.places("Patient")) > 1 and not set(patient.resource) & {
        "identifier",
        "name",
        "telecom",
        "address",
    }


def account_of(bundle: Bundle, patient: Place, encounter: Place | None, *, only: bool) -> Account:
    """Read what the bundle says of this patient. Raises Unreadable with the FHIRPath of what is wrong."""
    read = bundle.read
    return Account(
        bundle=bundle,
        where=patient.where,
        patient=read(patient, Patient),
        encounter=read(encounter, Encounter) if encounter else Encounter(),
        request=_request(bundle, patient, encounter),
        header=bundle.first("MessageHeader", MessageHeader) or MessageHeader(),
        composition=next(
            (read(one, Composition) for one in bundle.owned(patient, "Composition")), Composition()
        ),
        care_plans=bundle.read_owned(patient, "CarePlan", CarePlan),
        related=bundle.read_owned(patient, "RelatedPerson", RelatedPerson),
        name="" if only else "|".join(_name(place) for place in (patient, encounter) if place),
    )


def _request(bundle: Bundle, patient: Place, encounter: Place | None) -> Request | None:
    """The request about this encounter; else the first about this patient."""
    about = bundle.asked.get(encounter.where) if encounter else None
    requests = [about] if about else bundle.owned(patient, *REQUESTS)
    return bundle.read(requests[0], Request) if requests else None


def _name(place: Place) -> str:
    number = place.resource.get("id")
    return f"{place.kind}/{number}" if isinstance(number, str) and number else place.where
