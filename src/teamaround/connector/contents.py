"""What of a contact is sealed, and under which tokens: those that the exchange itself looks for in it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import msgspec

from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace
from teamaround.matching import Description, PlaceAsWritten, normal_person
from teamaround.matching.tokens import ContentTooLong, Token, recipe_table, tokens_of
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.sealing import padded_content

SHORTENED = (
    "reason",
    "informant_relationship",
)  # in this order, and no other field: the rest is who and where
_CUT = "…"


class Sealable(NamedTuple):
    """A contact as it will be sealed. `shortened` names the fields that had to be cut."""

    content: bytes
    tokens: tuple[Token, ...]
    shortened: tuple[str, ...]

    @property
    def by_recipe(self) -> Counter[str]:
        """How many tokens it is sealed under, by recipe."""
        return Counter(token.recipe for token in self.tokens[: sealing_terms().slots])

    @property
    def left_out(self) -> int:
        """How many tokens find no slot."""
        return max(len(self.tokens) - sealing_terms().slots, 0)


def sealable(contact: ContactRecord) -> Sealable:
    """The contact made ready. Raises `ContentTooLong` where it is too long even with its free text cut."""
    fitting, shortened = contact, []
    for name in SHORTENED:
        while not _fits(fitting) and (text := getattr(fitting, name)):
            fitting = msgspec.structs.replace(fitting, **{name: _halved(text)})
            shortened.append(name)
    content = msgspec.json.encode(fitting)
    padded_content(content)
    return Sealable(content, tokens_of_contact(contact), tuple(dict.fromkeys(shortened)))


def tokens_of_contact(contact: ContactRecord) -> tuple[Token, ...]:
    """The tokens of the person at every place that the contact gives, and of whoever was with them.

    The informant has none: nobody looks for one in a contact, and it would open in vain.
    """
    places = (contact.home, contact.caller, contact.incident)
    people = [_described(contact.person, places)]
    if contact.companion is not None:
        people.append(_described(contact.companion, ()))
    found = (token for person in people for token in tokens_of(normal_person(person)))
    return tuple(sorted(dict.fromkeys(found), key=lambda token: recipe_table().place_of(token.recipe)))


def _described(person: WrittenPerson, places: tuple[WrittenPlace | None, ...]) -> Description:
    described = msgspec.convert(person, Description, from_attributes=True)
    given = tuple(msgspec.convert(place, PlaceAsWritten, from_attributes=True) for place in places if place)
    return msgspec.structs.replace(described, places=tuple(dict.fromkeys(given)))


def _fits(contact: ContactRecord) -> bool:
    try:
        padded_content(msgspec.json.encode(contact))
    except ContentTooLong:
        return False
    return True


def _halved(text: str) -> str:
    """Its first half with the mark of a cut; nothing once that says nothing."""
    kept = text.removesuffix(_CUT)
    return kept[: len(kept) // 2] + _CUT if len(kept) > 1 else ""
