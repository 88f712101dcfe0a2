"""The people of the watch list, ready to be looked up by one contact; changes every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import Self

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.blocking import blocking_keys
from teamaround.matching.linkage.listed import ListedPerson, faces
from teamaround.matching.linkage.model import Likeness
from teamaround.matching.linkage.packed_people import PackedPeople

Face = tuple[str, NormalPerson]


class PersonIndex:
    """People by blocking key. Adding a person again replaces what was held; removing leaves nothing behind.

    A list of some ten thousand is held as it is, which is quickest. A list of millions is held packed
    (`PersonIndex.packed`), a tenth of the size; who joins or leaves it is held beside it and counts at once. `pack`
    takes them in: once a night, say, since it takes as long as building.
    """

    __slots__ = ("_base", "_faces", "_gone", "_next", "_of_person", "_postings")

    def __init__(self, people: Iterable[ListedPerson] = ()) -> None:
        self._rest_on(None)
        for person in people:
            self.add(person)

    @classmethod
    def packed(cls, people: Iterable[ListedPerson]) -> Self:
        """An index of very many people, each given once, read one after another and never held as they are."""
        index = cls()
        index._pack((person.person_id, faces(person)) for person in people)
        return index

    def pack(self) -> None:
        """Pack everybody who is held, so that a list that has grown takes little room."""
        held = chain(self._of_base(), self._faces.values())
        whole = groupby(held, key=itemgetter(0))
        self._pack((person_id, tuple(face for _, face in group)) for person_id, group in whole)

    def _pack(self, people: Iterable[tuple[str, tuple[NormalPerson, ...]]]) -> None:
        self._rest_on(PackedPeople(people))

    def _rest_on(self, base: PackedPeople | None) -> None:
        self._base = base
        self._gone: set[str] = set()
        self._postings: dict[int, int | tuple[int, ...]] = {}
        self._faces: dict[int, Face] = {}
        self._of_person: dict[str, tuple[int, ...]] = {}
        self._next = 0

    def _of_base(self) -> Iterator[Face]:
        if self._base is not None:
            yield from (face for face in self._base.everybody() if face[0] not in self._gone)

    def __len__(self) -> int:
        packed = len(self._base) if self._base is not None else 0
        return packed - len(self._gone) + len(self._of_person)

    def __contains__(self, person_id: str) -> bool:
        return person_id in self._of_person or self._is_packed(person_id)

    def _is_packed(self, person_id: str) -> bool:
        if self._base is None or person_id in self._gone:
            return False
        return bool(self._base.of_person(person_id))

    def add(self, person: ListedPerson) -> None:
        """Hold this person, in place of whatever was held under the same id."""
        self.remove(person.person_id)
        serials = []
        for face in faces(person):
            self._faces[self._next] = (person.person_id, face)
            self._post(face, self._next)
            serials.append(self._next)
            self._next += 1
        self._of_person[person.person_id] = tuple(serials)

    def _post(self, face: NormalPerson, serial: int) -> None:
        postings = self._postings
        for key in blocking_keys(face):
            held = postings.get(key)
            if held is None:
                postings[key] = serial
            else:
                postings[key] = (held, serial) if isinstance(held, int) else (*held, serial)

    def remove(self, person_id: str) -> None:
        """Hold nothing of this person any longer; nothing happens where they were not held."""
        if self._is_packed(person_id):
            self._gone.add(person_id)
        for serial in self._of_person.pop(person_id, ()):
            _, face = self._faces.pop(serial)
            for key in blocking_keys(face):
                self._unpost(key, serial)

    def _unpost(self, key: int, serial: int) -> None:
        held = self._postings[key]
        left = () if isinstance(held, int) else tuple(s for s in held if s != serial)
        if left:
            self._postings[key] = left
        else:
            del self._postings[key]

    def faces_of(self, person_id: str) -> tuple[NormalPerson, ...]:
        """The descriptions held of one person."""
        if person_id in self._of_person:
            return tuple(self._faces[serial][1] for serial in self._of_person[person_id])
        if self._base is None or person_id in self._gone:
            return ()
        return tuple(self._base.face(serial)[1] for serial in self._base.of_person(person_id))

    def candidates(self, person: NormalPerson, likeness: Likeness | None = None) -> list[Face]:
        """Everybody who shares a blocking key with this description, in the order in which they were added.

        Where a likeness is given, people of a packed list are left out whose names and birth refuse them anyway.
        """
        keys = blocking_keys(person)
        added = [self._faces[serial] for serial in sorted(self._under(keys))]
        if self._base is None:
            return added
        packed = self._base.candidates(person, keys, likeness)
        return [face for face in packed if face[0] not in self._gone] + added

    def _under(self, keys: set[int]) -> set[int]:
        serials: set[int] = set()
        for key in self._postings.keys() & keys:  # most keys are nobody's, and are best told from here
            held = self._postings[key]
            if isinstance(held, int):
                serials.add(held)
            else:
                serials.update(held)
        return serials
