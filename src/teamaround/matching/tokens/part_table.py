"""The parts that recipes.yaml may name."""

from __future__ import annotations

from collections.abc import Mapping

from teamaround.matching.tokens import conjunctions, parts
from teamaround.matching.tokens.parts import Part

_ALL: tuple[Part, ...] = (
    parts.any_forename,
    parts.beginning_and_surname,
    parts.beginning_and_surname_either_way,
    parts.birth_told,
    parts.birth_untold_on_a_side,
    parts.born,
    parts.born_or_swapped,
    parts.door,
    parts.door_in_district,
    parts.door_there_or_anywhere,
    parts.forename_ends,
    parts.form,
    parts.initial,
    parts.initial_of_either,
    parts.nhs_number,
    parts.number_in_postcode,
    parts.phone,
    parts.postcode,
    parts.surname_begins,
    parts.surname_soundex,
    parts.surname_without_beginning,
    parts.surname_without_beginning_or_slip,
    parts.surname_without_end,
    parts.surname_without_end_or_slip,
    parts.unit,
    parts.unusual_forename,
    parts.uprn,
    conjunctions.names_and_born,
    conjunctions.names_and_born_or_nearly,
    conjunctions.names_and_door,
    conjunctions.names_and_door_either_way,
)

PARTS: Mapping[str, Part] = {part.__name__: part for part in _ALL}
