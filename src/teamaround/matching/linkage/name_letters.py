"""Names by the letters they hold: most pairs of names are told to be two without their being compared.

Jaro-Winkler of .92 leaves little room. Of a word of |a| letters and one of |b|, let x kinds of letters of the first be
missing in the second, and y the other way round; then x/|a| + y/|b| is at most 5 * (1 - the least likeness), since the
common beginning adds at most four tenths of what is lacking. One edit changes two kinds of letters at most.
"""

from __future__ import annotations

from array import array
from functools import lru_cache

from teamaround.matching.identity.names import NormalName, named
from teamaround.matching.identity.nicknames import canonical_forms, known_forename
from teamaround.matching.linkage.compare_names import forename_level
from teamaround.matching.linkage.levels import NAME_ALIKE
from teamaround.matching.linkage.model import Likeness

_LONGEST = 31  # words that are longer are always compared
_OF_ONE_EDIT = 2
UNLIKE, ALIKE = 1, 2


@lru_cache(maxsize=4096)
def letters_of(word: str) -> int:
    """One bit for each kind of letter. Two that share a bit make words look more alike, never less."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


@lru_cache(maxsize=1024)
def _may_differ(length: int, least: float) -> tuple[float, ...]:
    """By how many kinds of letters a word of this length and one of each other length may differ."""
    room = 5 * (1 - least) + 1e-9
    to = [max(_OF_ONE_EDIT, room * max(length, other)) for other in range(_LONGEST)]
    return (*to, 32) if length < _LONGEST else (32,) * (_LONGEST + 1)


class PlainNames:
    """First names, or family names, by number, each held once with its sound; closed, no new one is taken."""

    __slots__ = ("_numbers", "held", "kin", "lengths", "letters", "of_forms", "sounds")

    def __init__(self) -> None:
        self.held: list[NormalName] = []
        self.letters, self.of_forms, self.sounds = array("I"), array("I"), array("I")
        self.lengths, self.kin = array("B"), array("Q")
        self._numbers: dict[str, int] = {}

    def number(self, *, forename: str = "", surname: str = "") -> int:
        """The number of this name, a new one where it is met for the first time."""
        word = forename or surname
        if (known := self._numbers.get(word)) is None:
            known = self._numbers[word] = len(self.held)
            self._take(named((surname,) if surname else (), (forename,) if forename else ()), word)
        return known

    def _take(self, name: NormalName, word: str) -> None:
        forms = (word, *name.forename_forms)
        self.held.append(name)
        self.letters.append(letters_of(word))
        self.of_forms.append(letters_of("".join(forms)))
        self.lengths.append(_longest(forms))
        self.sounds.append(_heard(name.forename_sound or name.surname_sound))
        self.kin.append(_kin(name.forename))

    def close(self) -> None:
        """Give up what is only needed for taking names."""
        self._numbers = {}


class SoughtName:
    """The family name of a contact, with the first name that may stand in its place, to be held against plain names."""

    __slots__ = ("_forename", "_room", "_sound", "_surname")

    def __init__(self, name: NormalName, likeness: Likeness) -> None:
        self._surname, self._forename = letters_of(name.surname), letters_of(name.forename)
        self._room = _may_differ(_longest((name.surname,)), likeness.jaro_winkler)
        self._sound = _heard(name.surname_sound)

    def may_be(self, givens: PlainNames, given: int, families: PlainNames, family: int) -> bool:
        """Whether letters leave open that family names are alike, or that one of the names stands in the other's place.

        Never false where comparing says so.
        """
        theirs = families.letters[family]
        return (
            (theirs ^ self._surname).bit_count() <= self._room[families.lengths[family]]
            or families.sounds[family] == self._sound
            or theirs == self._forename
            or givens.letters[given] == self._surname
        )


class SoughtForename:
    """A first name that contacts have, held against the plain first names of a list, and what was found each time.

    Whether two first names are alike does not depend on the rest of either name, so it is worked out once.
    """

    __slots__ = ("_forms", "_givens", "_kin", "_letters", "_likeness", "_name", "_room", "_sound", "said")

    def __init__(self, forename: str, likeness: Likeness, givens: PlainNames) -> None:
        name = named((), (forename,))
        forms = (forename, *name.forename_forms)
        self._name, self._likeness, self._givens = name, likeness, givens
        self._letters = letters_of(forename)
        self._forms = tuple({letters_of(form) for form in forms} - {self._letters})
        self._room = _may_differ(_longest(forms), likeness.jaro_winkler)
        self._sound, self._kin = _heard(name.forename_sound), _kin(forename)
        self.said = bytearray(len(givens.held))  # of each, UNLIKE or ALIKE; 0 where it was not asked yet

    def say(self, given: int) -> int:
        """Whether this one is alike, to be looked up in `said` from now on."""
        is_alike = (
            self.may_be(given)
            and forename_level(self._givens.held[given], self._name, self._likeness) in NAME_ALIKE
        )
        self.said[given] = ALIKE if is_alike else UNLIKE
        return self.said[given]

    def may_be(self, given: int) -> bool:
        """Whether the letters leave open that the two are alike; never false where comparing says that they are."""
        givens = self._givens
        mine, room = givens.letters[given], self._room[givens.lengths[given]]
        return (
            (mine ^ self._letters).bit_count() <= room
            or givens.sounds[given] == self._sound
            or givens.kin[given] & self._kin != 0
            or (not self._kin and (self._letters & ~givens.of_forms[given]).bit_count() <= room)
            or (bool(self._forms) and self._a_form_may_be(mine, room))
        )

    def _a_form_may_be(self, letters: int, room: float) -> bool:
        return any((letters ^ form).bit_count() <= room for form in self._forms)


def _longest(words: tuple[str, ...]) -> int:
    return min(max(map(len, words)), _LONGEST)


def _heard(sound: str) -> int:
    return hash(sound) & 0xFFFFFFFF


@lru_cache(maxsize=4096)
def _kin(forename: str) -> int:
    """A few bits, of which two names share one where they may be short for one; none for a name of no table."""
    bits = 0
    for form in canonical_forms(forename) if known_forename(forename) else ():
        bits |= 1 << (hash(form) & 63)
    return bits
