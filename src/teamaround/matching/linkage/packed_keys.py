"""Blocking keys of millions of people in eight bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

_SERIAL_BITS = 24
_KEY_BITS = 64 - _SERIAL_BITS
_SERIALS = (1 << _SERIAL_BITS) - 1
_KEYS = (1 << _KEY_BITS) - 1
_DRAWER_BITS = 8  # keys lie in 256 drawers, each sorted by itself
_SHARED_BY = 8  # keys that share one place of the register, about: what one look-up reads


class GatheredKeys:
    """Keys and serial numbers as they come, before they are sorted."""

    __slots__ = ("_drawers", "count")

    def __init__(self) -> None:
        self._drawers = [array("Q") for _ in range(1 << _DRAWER_BITS)]
        self.count = 0

    def add(self, keys: Iterable[int], serial: int) -> None:
        """Hold a serial number (0 to 16,777,215) under these hashed keys. Raises `ValueError` beyond that."""
        if serial > _SERIALS:
            raise ValueError(f"An index holds at most {_SERIALS + 1:,} descriptions")
        for key in keys:
            short = key & _KEYS
            self._drawers[short >> _KEY_BITS - _DRAWER_BITS].append(short << _SERIAL_BITS | serial)
            self.count += 1

    def sort(self) -> list[array[int]]:
        """The drawers, each sorted in the room it had: nothing is held twice."""
        for at, drawer in enumerate(self._drawers):
            self._drawers[at] = array("Q", sorted(drawer))
        return self._drawers


class PackedKeys:
    """Sorted entries of 40 bits of a hashed key and 24 of a serial number, with a register of where each key begins.

    Two keys whose 40 bits are equal are one: among 20 million entries one look-up in 50,000 then finds somebody too
    many, who is compared in vain.
    """

    __slots__ = ("_drawers", "_places", "_register")

    def __init__(self, gathered: GatheredKeys) -> None:
        bits = max((gathered.count // _SHARED_BY).bit_length() - _DRAWER_BITS, 0)
        self._places = _KEY_BITS - _DRAWER_BITS - bits  # how far a short key is shifted to give its place
        self._drawers = gathered.sort()
        self._register = array("I")
        for at in range(len(self._drawers)):
            self._register.extend(self._starts(at, 1 << bits))

    def _starts(self, at: int, places: int) -> list[int]:
        """Where the entries of each place of one drawer begin, and after them where the last ends."""
        drawer = self._drawers[at]
        firsts = range(at * places, (at + 1) * places)
        return [
            *(bisect_left(drawer, first << self._places + _SERIAL_BITS) for first in firsts),
            len(drawer),
        ]

    def serials(self, keys: Iterable[int]) -> set[int]:
        """The serial numbers under any of these hashed keys."""
        drawers, register, places = self._drawers, self._register, self._places
        found: list[int] = []
        for key in keys:
            short = key & _KEYS
            at = short >> _KEY_BITS - _DRAWER_BITS
            place = (short >> places) + at  # each drawer before has one start more than it has places
            drawer, first, stop = drawers[at], short << _SERIAL_BITS, register[place + 1]
            begin = bisect_left(drawer, first, register[place], stop)
            if begin < stop and drawer[begin] <= (last := first | _SERIALS):
                found += drawer[begin : bisect_right(drawer, last, begin + 1, stop)]
        return {entry & _SERIALS for entry in found}
