"""Millions of people in a few hundred bytes each, frozen: what a region's or a nation's list rests on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName, named
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.blocking import blocking_keys, number_key
from teamaround.matching.linkage.compare_born import born_level
from teamaround.matching.linkage.compare_names import may_be_one_name
from teamaround.matching.linkage.levels import Level
from teamaround.matching.linkage.model import Likeness
from teamaround.matching.linkage.packed_keys import GatheredKeys, PackedKeys
from teamaround.matching.linkage.packed_rows import packed, unpacked

_NO_SHORT_NAME = 0xFFFFFFFF


class PlainNames:
    """First names, or family names, by number, each held once with its sound; closed, no new one is taken."""

    __slots__ = ("_numbers", "held")

    def __init__(self) -> None:
        self.held: list[NormalName] = []
        self._numbers: dict[str, int] = {}

    def number(self, *, forename: str = "", surname: str = "") -> int:
        """The number of this name, a new one where it is met for the first time."""
        word = forename or surname
        if (known := self._numbers.get(word)) is None:
            known = self._numbers[word] = len(self.held)
            self.held.append(named((surname,) if surname else (), (forename,) if forename else ()))
        return known

    def close(self) -> None:
        """Give up what is only needed for taking names."""
        self._numbers = {}


class PackedPeople:
    """Descriptions as rows of bytes under packed keys; what tells most candidates apart stands beside the rows.

    That is the date of birth, and the first and family name of whoever has one plain name: a candidate whose row need
    not be read costs a tenth of one whose row must.
    """

    __slots__ = (
        "_born",
        "_count",
        "_ends",
        "_families",
        "_forenames",
        "_givens",
        "_keys",
        "_rows",
        "_surnames",
        "_unwritable",
    )

    def __init__(self, people: Iterable[tuple[str, tuple[NormalPerson, ...]]]) -> None:
        self._rows, self._ends = bytearray(), array("Q", (0,))
        self._born, self._forenames, self._surnames = array("I"), array("I"), array("I")
        self._unwritable: dict[int, tuple[str, NormalPerson]] = {}
        self._givens, self._families = PlainNames(), PlainNames()
        gathered = GatheredKeys()
        self._count = 0
        for person_id, held in people:
            self._count += 1
            for face in held:
                gathered.add({_id_key(person_id), *blocking_keys(face)}, len(self._born))
                self._append(person_id, face)
        self._keys = PackedKeys(gathered)
        self._givens.close()
        self._families.close()

    def __len__(self) -> int:
        return self._count

    def _append(self, person_id: str, face: NormalPerson) -> None:
        try:
            self._rows += packed(person_id, face)
        except UnicodeEncodeError:  # half a character, which no bytes can say
            self._unwritable[len(self._born)] = person_id, face
        self._ends.append(len(self._rows))
        self._born.append(face.born.year << 9 | face.born.month << 5 | face.born.day)
        forename, surname = _plain_name(face)
        self._forenames.append(self._givens.number(forename=forename) if surname else _NO_SHORT_NAME)
        self._surnames.append(self._families.number(surname=surname) if surname else _NO_SHORT_NAME)

    def face(self, serial: int) -> tuple[str, NormalPerson]:
        """The person's id and one description."""
        if serial in self._unwritable:
            return self._unwritable[serial]
        return unpacked(memoryview(self._rows)[self._ends[serial] : self._ends[serial + 1]])

    def of_person(self, person_id: str) -> list[int]:
        """The serial numbers of a person's descriptions."""
        found = sorted(self._keys.serials((_id_key(person_id),)))
        return [serial for serial in found if self.face(serial)[0] == person_id]

    def everybody(self) -> Iterator[tuple[str, NormalPerson]]:
        """All descriptions in the order in which they were given."""
        return map(self.face, range(len(self._born)))

    def candidates(
        self, person: NormalPerson, keys: set[int], likeness: Likeness | None
    ) -> list[tuple[str, NormalPerson]]:
        """Everybody under these keys; with a likeness, without those whom the policy refuses by name or birth alone."""
        found = self._keys.serials(keys)
        if likeness is not None and not person.verified_ids:
            same_number = self._keys.serials((number_key(person.nhs_number),)) if person.nhs_number else set()
            found = {s for s in found if s in same_number or self._may_be(s, person, likeness)}
        return [self.face(serial) for serial in sorted(found)]

    def _may_be(self, serial: int, person: NormalPerson, likeness: Likeness) -> bool:
        born = self._born[serial]
        theirs = person.born
        if born != theirs.year << 9 | theirs.month << 5 | theirs.day:
            ours = NormalDate(year=born >> 9, month=born >> 5 & 15, day=born & 31, default=born & 511 == 33)
            if born_level(ours, theirs, likeness.near_years) is Level.DIFFERENT:
                return False
        surname = self._surnames[serial]
        if surname == _NO_SHORT_NAME:
            return True
        given, family = self._givens.held[self._forenames[serial]], self._families.held[surname]
        return any(may_be_one_name(given, family, other, likeness) for other in person.names)


def _id_key(person_id: str) -> int:
    return hash(f"#{person_id}")


def _plain_name(face: NormalPerson) -> tuple[str, str]:
    """First and family name of whoever has one name, with one part each; else nothing."""
    if len(face.names) != 1 or len(face.names[0].surname_parts) != 1 or not face.names[0].forename:
        return "", ""
    return face.names[0].forename, face.names[0].surname
