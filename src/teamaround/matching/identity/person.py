"""A whole description of a person in normal form."""

from __future__ import annotations

import msgspec

from teamaround.matching.identity.addresses import NormalPlace, normal_place
from teamaround.matching.identity.dates import NormalDate, normal_date
from teamaround.matching.identity.names import NormalName, normal_name
from teamaround.matching.identity.nhs_numbers import normal_nhs_number
from teamaround.matching.identity.phones import normal_phones
from teamaround.matching.identity.text import fold
from teamaround.matching.identity.written import Description

_SEXES = {"m": "male", "male": "male", "1": "male", "f": "female", "female": "female", "2": "female"}


# gc=False here and in its parts: texts and tuples form no cycle, and the collector need not walk a list of millions.
class NormalPerson(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One person as described, ready to be compared. The first of `names` is the present one, the rest are others.

    `nhs_number` is empty where it is absent or invalid; `sex` is "male", "female" or empty.
    """

    names: tuple[NormalName, ...] = ()
    born: NormalDate = NormalDate()
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()
    places: tuple[NormalPlace, ...] = ()
    verified_ids: tuple[str, ...] = ()
    agency: str = ""


def normal_person(description: Description) -> NormalPerson:
    """Read a description. Never raises, whatever the text."""
    number = normal_nhs_number(description.nhs_number) if description.nhs_number else ""
    return NormalPerson(
        names=normal_names(description),
        born=normal_date(description.date_of_birth),
        sex=_SEXES.get(fold(description.sex).strip(), ""),
        nhs_number=number,
        nhs_number_verified=bool(number) and description.nhs_number_verified,
        phones=_phones(description.phones),
        places=tuple(filter(None, map(normal_place, description.places))),
        verified_ids=description.verified_ids,
        agency=description.agency,
    )


def _phones(written: tuple[str, ...]) -> tuple[str, ...]:
    if len(written) == 1:
        return normal_phones(written[0])
    return tuple(dict.fromkeys(phone for text in written for phone in normal_phones(text)))


def normal_names(description: Description) -> tuple[NormalName, ...]:
    """The present name, then former names and aliases.

    A former name of one word is a former family name beside the present given names, as registers keep it.
    """
    present = normal_name(description.family_name, description.given_names)
    if not description.former_names:
        return (present,) if present else ()
    others = (_other_name(former, description.given_names) for former in description.former_names)
    return tuple(dict.fromkeys(name for name in (present, *others) if name))


def _other_name(former: str, given_names: str) -> NormalName:
    whole = normal_name("", former) if "," not in former else normal_name(former)
    return normal_name(former, given_names) if whole.one_name else whole
