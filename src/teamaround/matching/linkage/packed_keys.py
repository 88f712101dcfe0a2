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

    __slots__ = ("_drawers", "_places", "_registers")

    def __init__(self, gathered: GatheredKeys) -> None:
        bits = max((gathered.count // _SHARED_BY).bit_length() - _DRAWER_BITS, 0)
        self._places = _KEY_BITS - _DRAWER_BITS - bits  # how far a short key is shifted to give its place
        self._drawers = gathered.sort()
        self._registers = [self._register(at, 1 << bits) for at in range(len(self._drawers))]

    def _register(self, at: int, places: int) -> array[int]:
        """Where the entries of each place of one drawer begin, and after them where the last ends."""
        drawer = self._drawers[at]
        firsts = range(at * places, (at + 1) * places)
        starts = [bisect_left(drawer, first << self._places + _SERIAL_BITS) for first in firsts]
        return array("I", (*starts, len(drawer)))

    def serials(self, keys: Iterable[int]) -> set[int]:
        """The serial numbers under any of these hashed keys."""
        found: set[int] = set()
        for key in keys:
            short = key & _KEYS
            at = short >> _KEY_BITS - _DRAWER_BITS
            register = self._registers[at]
            place = (short >> self._places) - at * (len(register) - 1)
            drawer, first, stop = self._drawers[at], short << _SERIAL_BITS, register[place + 1]
            begin = bisect_left(drawer, first, register[place], stop)
            if begin < stop and drawer[begin] >> _SERIAL_BITS == short:
                end = bisect_right(drawer, first | _SERIALS, begin + 1, stop)
                found.update([entry & _SERIALS for entry in drawer[begin:end]])
        return found
