"""The tokens of everybody and every place on the watch list, by whom or where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from teamaround.exchange.recognise import joined
from teamaround.matching import ListedPerson, normal_place
from teamaround.matching.linkage import ListedPlace
from teamaround.matching.linkage.listed import faces
from teamaround.matching.tokens import Token, tokens_of, tokens_of_place
from teamaround.service.people.queries import WatchList

_REMEMBERED = 20_000  # people in memory, as many as the largest list of a process


class ListedSubjects(msgspec.Struct, frozen=True, kw_only=True):
    """Who and where is on the list in one version of it, as `subject` of their tokens, and how many plans are open."""

    version: int
    plans: int
    people: dict[str, ListedPerson]
    places: dict[str, tuple[ListedPlace, ...]]

    @property
    def names(self) -> set[str]:
        """Every subject."""
        return self.people.keys() | self.places.keys()

    def tokens(self) -> Iterator[tuple[str, tuple[Token, ...]]]:
        """The tokens of each. A person is tokened as the cases that list them describe them together."""
        for name, person in self.people.items():
            yield name, _tokens_of_person(person)
        for name, places in self.places.items():
            found = (token for one in places for token in tokens_of_place(normal_place(one.residence.place)))
            yield name, tuple(dict.fromkeys(found))


@lru_cache(maxsize=_REMEMBERED)
def _tokens_of_person(person: ListedPerson) -> tuple[Token, ...]:
    """Remembered while their details stay the same: one change of the list must not token everybody anew."""
    return tuple(dict.fromkeys(token for face in faces(person) for token in tokens_of(face, listed=True)))


def listed_subjects(watch_list: WatchList) -> ListedSubjects:
    """The people and places of the whole list."""
    people: dict[str, list[ListedPerson]] = defaultdict(list)
    places: dict[str, list[ListedPlace]] = defaultdict(list)
    for _, listing in watch_list.listings:
        for person in listing.people:
            people[f"person {person.person_id}"].append(person)
        for place in listing.places:
            places[f"place {place.place_id}"].append(place)
    return ListedSubjects(
        version=watch_list.version,
        plans=sum(1 for _, listing in watch_list.listings if listing.people),
        people={name: joined(said) for name, said in people.items()},
        places={name: tuple(dict.fromkeys(said)) for name, said in places.items()},
    )
