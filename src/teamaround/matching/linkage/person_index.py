"""The people of the watch list, ready to be looked up by one contact; changes every day."""

from __future__ import annotations

from collections.abc import Iterable

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.blocking import blocking_keys
from teamaround.matching.linkage.listed import ListedPerson, faces


class PersonIndex:
    """People by blocking key. Adding a person again replaces what was held; removing leaves nothing behind."""

    __slots__ = ("_faces", "_next", "_of_person", "_postings")

    def __init__(self, people: Iterable[ListedPerson] = ()) -> None:
        self._postings: dict[int, int | tuple[int, ...]] = {}
        self._faces: dict[int, tuple[str, NormalPerson]] = {}
        self._of_person: dict[str, tuple[int, ...]] = {}
        self._next = 0
        for person in people:
            self.add(person)

    def __len__(self) -> int:
        return len(self._of_person)

    def __contains__(self, person_id: str) -> bool:
        return person_id in self._of_person

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
        return tuple(self._faces[serial][1] for serial in self._of_person.get(person_id, ()))

    def candidates(self, person: NormalPerson) -> list[tuple[str, NormalPerson]]:
        """Everybody who shares a blocking key with this description, in the order in which they were added."""
        serials: set[int] = set()
        for held in map(self._postings.get, blocking_keys(person)):
            if held is None:  # the usual case, by far
                continue
            if isinstance(held, int):
                serials.add(held)
            else:
                serials.update(held)
        return [self._faces[serial] for serial in sorted(serials)]
