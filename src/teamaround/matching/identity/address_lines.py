"""One line of an address, taken apart: the unit, the number, the building's name, the street and the locality."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase

from teamaround.matching.identity.streets import building_and_street, plain_words, street_and_locality
from teamaround.matching.identity.tables import address_words

_TABLE = address_words()
_UNIT_WORDS = "|".join(_TABLE.unit_words)
_FLOORS = "|".join(sorted(_TABLE.floors, key=len, reverse=True))
_UNIT = re.compile(
    rf"\b(?:{_UNIT_WORDS})\b[ .:#]*(?:(?:no|number)\b[ .]*)?([a-z]?\d{{1,4}}[a-z]?|[a-z])\b(?!')"
)
_FLOOR_UNIT = re.compile(
    rf"\b(?:({_FLOORS})(?: floor)?[ ]+(?:{_UNIT_WORDS})|((?:[a-z0-9]+ )?floor|gff|fff|sff|tff))\b"
)
_FLOOR_OF_A_HOUSE = re.compile(
    rf"({_FLOORS})(?: floor)? (?:{_UNIT_WORDS}),? (\d{{1,4}}[a-z]?),? (?=[a-z]{{2}}[^\d]*$)"
)
_SLASHED = re.compile(r"(?:^|, )([a-z]|\d{1,4}[a-z]?)[ ]?/[ ]?(\d{1,4}[a-z]?)(?= |,|$)")
_NUMBER = re.compile(
    r"(?<![\w/-])(\d{1,5})(?:([a-z])|[ ]([a-h])(?![\w']))?(?:[ ]?-[ ]?(\d{1,5})[a-z]?)?(?![\w/-])"
)
_WORDED_UNIT = re.compile(rf"\b({_UNIT_WORDS})[ ]+({'|'.join(_TABLE.number_words)})\b")
_TWO_NUMBERS = re.compile(r"(\d{1,4}[a-z]?),? (\d{1,4}[a-z]?),? (?=[a-z]{2})")
_CARE_OF = re.compile(r"\bc/o\b(?:[^,\d]{0,60}(?:,|(?=\d)))?")
_NUMBER_WORD = re.compile(r"\b(?:no|number)\b[. ]*(?=\d)")
_UNTIDY = re.compile(r"[^a-z0-9,/' -]+")
_LINES = str.maketrans("\n;", ",,", "'")
_USUAL = re.compile(
    rf"(?:(?:{_UNIT_WORDS}) ([a-z]?\d{{1,4}}[a-z]?|[a-z]),? )?(\d{{1,5}})([a-z]?),? ([a-z][^\d/]*)"
)


def parts_of(address: str) -> tuple[str, str, str, str, str]:
    """Unit, number, building, street and locality of an address in folded text without its postcode.

    Nine lines of ten are a house number and a street, perhaps after a flat: these are read at once, to just what
    `whole_reading` gives.
    """
    if (usual := _USUAL.fullmatch(address)) and (named := _named_after_the_number(usual[4])):
        unit, number, suffix = usual[1], _bare(usual[2]), usual[3]
        return (_bare(unit), number + suffix, "", *named) if unit else (suffix, number, "", *named)
    return whole_reading(address)


@lru_cache(maxsize=65536)
def _named_after_the_number(text: str) -> tuple[str, str] | None:
    """Street and locality; nothing where one of the words may belong to a unit, a block or the number."""
    line = _tidy(text)
    first = line.partition(",")[0].split()
    if any(unit.search(line) for unit in (_UNIT, _FLOOR_UNIT, _WORDED_UNIT)):
        return None
    may_be_a_flat = first[-1] in _TABLE.block_words or len(first[0]) == 1
    return None if may_be_a_flat else street_and_locality(line)


def whole_reading(address: str) -> tuple[str, str, str, str, str]:
    """As `parts_of`, for a line of any shape."""
    line = _tidy(address)
    if not line or " ".join(line.split()) in _TABLE.not_addresses:
        return "", "", "", "", ""
    unit, number, line = _unit_and_line(_in_figures(line))
    if number:
        return unit, number, "", *street_and_locality(line)
    if not unit:
        unit, line = _flat_of_a_block(line)
    number, suffix, before, after = _number_and_rest(line)
    if not number:
        return _numbered_by_flat(unit, *building_and_street(after))
    unit, number = (unit, number + suffix) if unit else (suffix, number)
    return unit, number, plain_words(before), *street_and_locality(after)


def _tidy(address: str) -> str:
    lines = _UNTIDY.sub(" ", address.translate(_LINES)).split(",")
    return ", ".join([" ".join(line.split()) for line in lines]).strip(" ,")


def _in_figures(line: str) -> str:
    """ "Flat two" as "flat 2", "no. 14" as "14", and without the person in whose care it is."""
    line = _WORDED_UNIT.sub(lambda match: f"{match[1]} {_TABLE.number_words[match[2]]}", line)
    return _NUMBER_WORD.sub("", _CARE_OF.sub("", line)).strip(" ,")


def _flat_of_a_block(line: str) -> tuple[str, str]:
    """ "3 Harbour House, Quay Street" is flat 3 of Harbour House."""
    match = _NUMBER.match(line)
    if match is None or match[4]:
        return "", line
    words = line[match.end() :].partition(",")[0].split()
    if len(words) > 1 and words[-1] in _TABLE.block_words:
        return _bare(match[1]) + (match[2] or ""), line[match.end() :]
    return "", line


def _numbered_by_flat(unit: str, building: str, street: str, locality: str) -> tuple[str, str, str, str, str]:
    """ "Flat 14, Larkrise Court" is 14 Larkrise Court: in a court without house numbers the flats are the numbers.

    "Flat 2B" there is 2B, as a door is written.

    A single name after a unit ("Unit 3, The Maltings") is its building's, not a town's.
    """
    if unit[:1].isdigit() and not building and street.endswith(_TABLE.block_streets):
        number = unit.rstrip(ascii_lowercase)
        return unit.removeprefix(number), number, "", street, locality
    if unit and locality and not building and not street:
        return unit, "", locality, "", ""
    return unit, "", building, street, locality


def _unit_and_line(line: str) -> tuple[str, str, str]:
    """The unit, the number where both stand as "2/14", and the rest of the line."""
    if slashed := _SLASHED.search(line):
        return _bare(slashed[1]), _bare(slashed[2]), line[: slashed.start()] + line[slashed.end() :]
    if two := _TWO_NUMBERS.match(line):
        return _bare(two[1]), _bare(two[2]), line[two.end() :]
    if floor := _FLOOR_OF_A_HOUSE.match(line):
        return _TABLE.floors[floor[1]], _bare(floor[2]), line[floor.end() :]
    if named := _UNIT.search(line):
        return _bare(named[1]), "", _FLOOR_UNIT.sub(" ", line[: named.start()] + line[named.end() :])
    if floor := _FLOOR_UNIT.search(line):
        words = floor[1] or floor[2]
        return _TABLE.floors.get(words, words), "", line[: floor.start()] + line[floor.end() :]
    return "", "", line


def _bare(number: str) -> str:
    return number.lstrip("0") or number[-1:]


def _number_and_rest(line: str) -> tuple[str, str, str, str]:
    match = _NUMBER.search(line)
    if match is None:
        return "", "", "", line
    number = _bare(match[1]) + (f"-{_bare(match[4])}" if match[4] else "")
    return number, match[2] or match[3] or "", line[: match.start()], line[match.end() :]
