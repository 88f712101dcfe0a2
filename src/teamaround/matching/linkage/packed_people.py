"""Millions of people in a few hundred bytes each, frozen: what a region's or a nation's list rests on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.blocking import blocking_keys, number_key
from teamaround.matching.linkage.model import Likeness
from teamaround.matching.linkage.outlines import Outlines
from teamaround.matching.linkage.packed_keys import GatheredKeys, PackedKeys
from teamaround.matching.linkage.packed_rows import packed, unpacked


class PackedPeople:
    """Descriptions as rows of bytes under packed keys, with their outlines beside the rows."""

    __slots__ = ("_count", "_ends", "_keys", "_outlines", "_rows", "_unwritable")

    def __init__(self, people: Iterable[tuple[str, tuple[NormalPerson, ...]]]) -> None:
        self._rows, self._ends = bytearray(), array("Q", (0,))
        self._outlines = Outlines()
        self._unwritable: dict[int, tuple[str, NormalPerson]] = {}
        gathered = GatheredKeys()
        self._count = 0
        for person_id, held in people:
            self._count += 1
            for face in held:
                gathered.add({_id_key(person_id), *blocking_keys(face)}, len(self._outlines))
                self._append(person_id, face)
        self._keys = PackedKeys(gathered)
        self._outlines.close()

    def __len__(self) -> int:
        return self._count

    def _append(self, person_id: str, face: NormalPerson) -> None:
        try:
            self._rows += packed(person_id, face)
        except UnicodeEncodeError:  # half a character, which no bytes can say
            self._unwritable[len(self._outlines)] = person_id, face
        self._ends.append(len(self._rows))
        self._outlines.append(face)

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
        return map(self.face, range(len(self._outlines)))

    def candidates(
        self, person: NormalPerson, keys: set[int], likeness: Likeness | None
    ) -> list[tuple[str, NormalPerson]]:
        """Everybody under these keys; with a likeness, without those whom the policy refuses by name or birth alone."""
        found = self._keys.serials(keys)
        if likeness is not None and not person.verified_ids:
            same_number = self._keys.serials((number_key(person.nhs_number),)) if person.nhs_number else set()
            possible = self._outlines.possible(found - same_number, person, likeness)
            found = same_number.union(possible)
        return [self.face(serial) for serial in sorted(found)]


def _id_key(person_id: str) -> int:
    return hash(f"#{person_id}")
