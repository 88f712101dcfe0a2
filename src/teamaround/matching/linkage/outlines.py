"""Birth and plain name of every description of a list, side by side: enough to refuse most candidates unread."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.compare_born import other_birth, packed_birth
from teamaround.matching.linkage.compare_names import may_be_one_name
from teamaround.matching.linkage.model import Likeness
from teamaround.matching.linkage.name_letters import PlainNames, SoughtName

_FORENAME_BITS, _SURNAME_BITS = 20, 22
_FORENAMES, _SURNAMES = (1 << _FORENAME_BITS) - 1, (1 << _SURNAME_BITS) - 1
_NAME_BITS = _FORENAME_BITS + _SURNAME_BITS
_NO_PLAIN_NAME = _SURNAMES  # whoever has none, or a name that is beyond what can be numbered
_FEW = 3  # so many names are compared as soon as their letters


class Outlines:
    """The date of birth of each description, and the first and family name of whoever has one plain name.

    They lie close together, eight bytes for all three: a candidate who is refused here costs a tenth of one who must
    be read.
    """

    __slots__ = ("_families", "_givens", "_held")

    def __init__(self) -> None:
        self._held = array("Q")
        self._givens, self._families = PlainNames(), PlainNames()

    def __len__(self) -> int:
        return len(self._held)

    def append(self, face: NormalPerson) -> None:
        """Hold the outline of the next description."""
        forename, surname = 0, _NO_PLAIN_NAME
        if len(face.names) == 1 and _is_plain(face.names[0]):
            forename = self._givens.number(forename=face.names[0].forename)
            surname = self._families.number(surname=face.names[0].surname)
        if forename > _FORENAMES or surname > _NO_PLAIN_NAME:
            forename, surname = 0, _NO_PLAIN_NAME
        self._held.append(packed_birth(face.born) << _NAME_BITS | forename << _SURNAME_BITS | surname)

    def close(self) -> None:
        """Take no more."""
        self._givens.close()
        self._families.close()

    def possible(self, serials: Iterable[int], person: NormalPerson, likeness: Likeness) -> list[int]:
        """Those of the descriptions that the policy does not refuse by birth or name alone."""
        held, birth, near = self._held, packed_birth(person.born), likeness.near_years
        left = [
            serial
            for serial in serials
            if (born := held[serial] >> _NAME_BITS) == birth or not other_birth(born, birth, near)
        ]
        if len(left) > _FEW and person.names and all(map(_is_plain, person.names)):
            by_name = [self._by_letters(left, SoughtName(name, likeness)) for name in person.names]
            left = by_name[0] if len(by_name) == 1 else list({s for found in by_name for s in found})
        return [serial for serial in left if self._may_be_named(serial, person, likeness)]

    def _by_letters(self, serials: list[int], sought: SoughtName) -> list[int]:
        held, givens, families = self._held, self._givens, self._families
        return [
            serial
            for serial in serials
            if (family := (outline := held[serial]) & _SURNAMES) == _NO_PLAIN_NAME
            or sought.may_be(givens, outline >> _SURNAME_BITS & _FORENAMES, families, family)
        ]

    def _may_be_named(self, serial: int, person: NormalPerson, likeness: Likeness) -> bool:
        outline = self._held[serial]
        surname = outline & _SURNAMES
        if surname == _NO_PLAIN_NAME:
            return True
        given, family = self._givens.held[outline >> _SURNAME_BITS & _FORENAMES], self._families.held[surname]
        return any(may_be_one_name(given, family, other, likeness) for other in person.names)


def _is_plain(name: NormalName) -> bool:
    """Whether this is one first name, whatever follows it, and a family name of one part."""
    return len(name.surname_parts) == 1 and bool(name.forename)
