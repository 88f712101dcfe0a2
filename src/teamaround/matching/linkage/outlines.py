"""Birth and plain name of every description of a list, side by side: enough to refuse most candidates unread."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from functools import lru_cache, partial
from operator import itemgetter

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.compare_born import DAY, MONTH_AND_DAY, other_birth, packed_birth
from teamaround.matching.linkage.compare_names import may_be_one_name
from teamaround.matching.linkage.model import Likeness
from teamaround.matching.linkage.name_letters import ALIKE, PlainNames, SoughtForename, SoughtName

_FORENAME_BITS, _SURNAME_BITS = 20, 22
_FORENAMES, _SURNAMES = (1 << _FORENAME_BITS) - 1, (1 << _SURNAME_BITS) - 1
_NAME_BITS = _FORENAME_BITS + _SURNAME_BITS
_NO_PLAIN_NAME = _SURNAMES  # whoever has none, or a name that is beyond what can be numbered
_FEW = 3  # so many names are compared as soon as their letters
_FORENAMES_REMEMBERED = 256  # of contacts, with a byte for each first name of the list: 5 MB for two million
_Outlined = tuple[int, int]  # a serial number and its outline


class Outlines:
    """The date of birth of each description, and the first and family name of whoever has one plain name.

    They lie close together, eight bytes for all three: a candidate who is refused here costs a tenth of one who must
    be read.
    """

    __slots__ = ("_families", "_givens", "_held", "_sought")

    def __init__(self) -> None:
        self._held = array("Q")
        self._givens, self._families = PlainNames(), PlainNames()
        self._sought: Callable[[str, Likeness], SoughtForename]

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
        """Take no more, and make ready to be asked."""
        self._givens.close()
        self._families.close()
        self._sought = lru_cache(_FORENAMES_REMEMBERED)(partial(SoughtForename, givens=self._givens))

    def possible(self, serials: Collection[int], person: NormalPerson, likeness: Likeness) -> list[int]:
        """Those of the descriptions that the policy does not refuse by birth or name alone."""
        left = self._by_birth(serials, packed_birth(person.born), likeness.near_years)
        if len(left) > _FEW and person.names and all(map(_is_plain, person.names)):
            by_name = [self._by_letters(left, name, likeness) for name in person.names]
            return by_name[0] if len(by_name) == 1 else list({one for found in by_name for one in found})
        return [serial for serial, outline in left if self._may_be_named(outline, person, likeness)]

    def _by_birth(self, serials: Collection[int], birth: int, near_years: int) -> list[_Outlined]:
        """Those whose birth is not another, each with its outline.

        Most have this very birth, or one with another year and another day: these are told here and now, since no
        swap of two digits reaches from the year to the day.
        """
        year_known = birth > MONTH_AND_DAY
        return [
            one
            for one in zip(serials, _gathered(self._held, serials), strict=True)
            if not (apart := (born := one[1] >> _NAME_BITS) ^ birth)
            or not (
                (apart > MONTH_AND_DAY and apart & DAY and year_known and born > MONTH_AND_DAY)
                or other_birth(born, birth, near_years)
            )
        ]

    def _by_letters(self, left: list[_Outlined], name: NormalName, likeness: Likeness) -> list[int]:
        """Those who may bear this plain name: nearly all are told by one look at what was said of their first name,
        and another at the letters of their family name.
        """
        givens, families = self._givens, self._families
        sought, forename, found = SoughtName(name, likeness), self._sought(name.forename, likeness), []
        said = forename.said
        for serial, outline in left:
            family, given = outline & _SURNAMES, outline >> _SURNAME_BITS & _FORENAMES
            if (
                family == _NO_PLAIN_NAME
                or (said[given] or forename.say(given)) == ALIKE
                or (
                    sought.may_be(givens, given, families, family)
                    and may_be_one_name(givens.held[given], families.held[family], name, likeness)
                )
            ):
                found.append(serial)
        return found

    def _may_be_named(self, outline: int, person: NormalPerson, likeness: Likeness) -> bool:
        surname = outline & _SURNAMES
        if surname == _NO_PLAIN_NAME:
            return True
        given, family = self._givens.held[outline >> _SURNAME_BITS & _FORENAMES], self._families.held[surname]
        return any(may_be_one_name(given, family, other, likeness) for other in person.names)


def _gathered(held: array[int], serials: Collection[int]) -> tuple[int, ...]:
    """What stands at these places, read in one stroke: the processor then waits for many of them at a time."""
    return itemgetter(*serials)(held) if len(serials) > 1 else tuple(held[serial] for serial in serials)


def _is_plain(name: NormalName) -> bool:
    """Whether this is one first name, whatever follows it, and a family name of one part."""
    return len(name.surname_parts) == 1 and bool(name.forename)
