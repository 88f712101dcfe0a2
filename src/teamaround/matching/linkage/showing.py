"""How the compared values look on a page, whole and masked."""

from __future__ import annotations

import msgspec
from rapidfuzz.distance import Levenshtein

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.bands import Reason
from teamaround.matching.linkage.gate import Gate
from teamaround.matching.linkage.levels import Field, Level
from teamaround.matching.linkage.scoring import Score

WITHHELD = "Address withheld"
GATE_TITLES = {
    Gate.PASSED: "Household gate: passed",
    Gate.STOPPED: "Household gate: stopped",
    Gate.COULD_NOT_TEST: "Household gate: could not be tested",
}
WHY_REVIEW = {
    Reason.NOT_SURE_ENOUGH: "A person decides: the sum reaches the line for review, but not every sure sign is there.",
    Reason.NAME_AND_BIRTH_ALIKE: "A person decides, whatever the sum: both names and the date of birth are alike.",
    Reason.NAME_AT_PROTECTED_PLACE: "A person decides, whatever the sum: the name fits, and a home on our list.",
    Reason.OUTSIDE_ITS_TIME: "A person decides: the address is that of another time.",
}
_PURPOSE = "It stops a brother, twin, father or son at the same address from being taken for this person."
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One value of both sides, as written and with its secret part hidden."""

    ours: str = ""
    theirs: str = ""
    ours_masked: str = ""
    theirs_masked: str = ""


def shown_pair(score: Score) -> dict[Field | str, Shown]:
    """The values that were compared, by field."""
    ours, theirs, pair = score.ours, score.theirs, score.agreement
    mine, other = _names(ours, pair.names_at[0]), _names(theirs, pair.names_at[1])
    home, place = _place(ours, pair.places_at[0]), _place(theirs, pair.places_at[1])
    return {
        Field.FORENAME: _plain(mine[0], other[0]),
        Field.SURNAME: _plain(mine[1], other[1]),
        Field.BORN: _plain(date_in_words(ours.born), date_in_words(theirs.born)),
        Field.PLACE: Shown(
            ours=_address(home),
            theirs=_address(place),
            ours_masked=WITHHELD if _address(home) else "",
            theirs_masked=WITHHELD if _address(place) else "",
        ),
        "area": Shown(
            ours=_area(home),
            theirs=_area(place),
            ours_masked=WITHHELD if _area(home) else "",
            theirs_masked=WITHHELD if _area(place) else "",
        ),
        Field.NHS_NUMBER: _ending(ours.nhs_number, theirs.nhs_number, 4),
        Field.PHONE: _ending(*_phones(ours.phones, theirs.phones), 3),
        Field.SEX: _plain(ours.sex, theirs.sex),
    }


def _plain(ours: str, theirs: str) -> Shown:
    return Shown(ours=ours, theirs=theirs, ours_masked=ours, theirs_masked=theirs)


def _ending(ours: str, theirs: str, digits: int) -> Shown:
    hidden = [f"ends {number[-digits:]}" if number else "" for number in (ours, theirs)]
    return Shown(ours=ours, theirs=theirs, ours_masked=hidden[0], theirs_masked=hidden[1])


def _names(person: NormalPerson, at: int) -> tuple[str, str]:
    if at >= len(person.names):
        return "", ""
    name = person.names[at]
    return name.written_given or name.given_names.title(), name.written_family or name.family_name.title()


def _place(person: NormalPerson, at: int) -> NormalPlace:
    return person.places[at] if 0 <= at < len(person.places) else NormalPlace()


def _address(place: NormalPlace) -> str:
    return (place.written or place.line.title()) if place.has_door or place.street else ""


def _area(place: NormalPlace) -> str:
    return place.locality.title() or place.postcode


def _phones(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str]:
    common = next((phone for phone in ours if phone in theirs), "")
    return common or "".join(ours[:1]), common or "".join(theirs[:1])


def date_in_words(when: NormalDate) -> str:
    """ "23 November 1988", or as much of it as is known."""
    if not when:
        return ""
    parts = (str(when.day or ""), _MONTHS[when.month - 1] if when.month else "", str(when.year))
    return " ".join(part for part in parts if part)


def differences(ours: str, theirs: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The stretches of letters in which two written values differ, on each side; letter case does not count."""
    mine, other = [], []
    for change in Levenshtein.opcodes(ours.lower(), theirs.lower()) if ours and theirs else ():
        if change.tag == "equal":
            continue
        if change.src_end > change.src_start:
            mine.append((change.src_start, change.src_end))
        if change.dest_end > change.dest_start:
            other.append((change.dest_start, change.dest_end))
    return tuple(mine), tuple(other)


def gate_words(score: Score) -> str:
    """What the household gate found, in a sentence or two."""
    pair = score.agreement
    if score.gate is Gate.STOPPED:
        return f"{_PURPOSE} What arrived fits another person of the household better, so it stopped."
    if score.gate is Gate.PASSED:
        return (
            f"{_PURPOSE} Forename and date of birth, or the NHS number, tell this person apart, so it passed."
        )
    if not pair.address_compared and pair.phone is Level.MISSING:
        lack = "gives no address or phone to compare"
    elif pair.born is Level.MISSING:
        lack = "gives no date of birth to compare"
    elif pair.forename in (Level.MISSING, Level.INITIAL):
        lack = "gives no full forename"
    else:
        lack = "does not fit well enough in forename and date of birth"
    return f"{_PURPOSE} The record {lack}, so it did not pass and did not fail."
