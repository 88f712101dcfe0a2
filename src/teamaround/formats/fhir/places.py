"""Home, caller's and incident's places of a FHIR message, kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamaround.formats.contact_record import WrittenPlace
from teamaround.formats.fhir.account import Account
from teamaround.formats.fhir.parts import Address, Extension, Location, Patient, codings

_CALLER, _INCIDENT = "CLOC", "ILOC"
_TYPED = frozenset((_CALLER, _INCIDENT, "OLOC", "RLOC"))


def home_of(patient: Patient) -> WrittenPlace | None:
    """Where the patient is said to live: a home address first, never a workplace or the one marked as physical."""
    return _first(a for a in _by_use(patient, "home", "", "temp") if a.type != "physical" or a.use == "home")


def stays_of(patient: Patient) -> WrittenPlace | None:
    """Where the patient was when the call was made: an address of type physical, else one of temporary use that
    stands beside a home."""
    physical = _first(a for a in _by_use(patient, "", "temp") if a.type == "physical")
    temporary = _first(_by_use(patient, "temp"))
    return physical or (temporary if temporary != home_of(patient) else None)


def _by_use(patient: Patient, *uses: str) -> Iterator[Address]:
    for use in uses:
        yield from (a for a in patient.address if a.use.casefold() == use)


def _first(addresses: Iterable[Address]) -> WrittenPlace | None:
    return next(filter(None, map(place_of, addresses)), None)


def caller_of(account: Account) -> WrittenPlace | None:
    """The location typed as the caller's."""
    return _typed(account, _CALLER)


def incident_of(account: Account) -> WrittenPlace | None:
    """The location typed as the incident's; else an untyped one that the request or the encounter points to."""
    untyped = (_place(location) for location in _pointed_to(account) if not _codes(location) & _TYPED)
    return _typed(account, _INCIDENT) or next(filter(None, untyped), None)


def _typed(account: Account, code: str) -> WrittenPlace | None:
    """Of a bundle about several, only what this account points to is theirs."""
    locations = account.bundle.all("Location", Location) if account.is_only_one else _pointed_to(account)
    return next((_place(location) for location in locations if code in _codes(location)), None)


def _pointed_to(account: Account) -> list[Location]:
    found = (account.bundle.referred(one, "Location", Location) for one in account.pointed_to())
    return [location for location in found if location]


def _codes(location: Location) -> frozenset[str]:
    told = (*codings(location.type), *codings(location.physical_type))
    return frozenset(coding.code for coding in told)


def _place(location: Location) -> WrittenPlace | None:
    named = next((i.value for i in location.identifier if "uprn" in i.system.casefold()), "")
    return place_of(location.address or Address(), location.extension, named)


def place_of(address: Address, extensions: tuple[Extension, ...] = (), uprn: str = "") -> WrittenPlace | None:
    """An address, with a UPRN from its own extensions or those of what it belongs to; None when nothing is in it."""
    lines = (*address.line, address.city, address.district)
    place = WrittenPlace(
        address=", ".join(line.strip(" ,") for line in lines if line.strip(" ,")) or _one_line(address.text),
        postcode=address.postal_code,
        uprn=_uprn((*extensions, *address.extension)) or uprn,
    )
    return place if place != WrittenPlace() else None


def _one_line(text: str) -> str:
    return ", ".join(part.strip(" ,") for part in text.splitlines() if part.strip(" ,"))


def _uprn(extensions: tuple[Extension, ...]) -> str:
    """The UPRN of BaRS' location extension, or of UK Core's address key (type and value side by side)."""
    for extension in extensions:
        if extension.url.casefold() == "uprn":
            return extension.value_string
        inner = {part.url: part for part in extension.extension}
        if "UPRN" in {code for part in inner.values() for code in _key_codes(part)}:
            return inner["value"].value_string if "value" in inner else ""
        found = _uprn(extension.extension)
        if found:
            return found
    return ""


def _key_codes(part: Extension) -> Iterator[str]:
    """What an address key calls itself; the guides write it as a coding and as a concept."""
    if part.value_coding:
        yield part.value_coding.code
    yield from (coding.code for coding in codings(part.value_codeable_concept))
