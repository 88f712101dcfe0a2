"""Blocking keys of millions of people in eight bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_SERIAL_BITS = 24
_KEY_BITS = 64 - _SERIAL_BITS
_SERIALS = (1 << _SERIAL_BITS) - 1
_KEYS = (1 << _KEY_BITS) - 1
_DRAWER_BITS = 8  # while keys are gathered: each drawer is sorted by itself, so that little is held twice
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

    def emptied(self) -> Iterator[list[int]]:
        """The entries in order, drawer by drawer; each drawer is given up as it is read."""
        for at, drawer in enumerate(self._drawers):
            self._drawers[at] = array("Q")
            yield sorted(drawer)


class PackedKeys:
    """Sorted entries of 40 bits of a hashed key and 24 of a serial number, with a register of where each key begins.

    Two keys whose 40 bits are equal are one: among 20 million entries one look-up in 50,000 then finds somebody too
    many, who is compared in vain.
    """

    __slots__ = ("_entries", "_shift", "_starts")

    def __init__(self, gathered: GatheredKeys) -> None:
        bits = max((gathered.count // _SHARED_BY).bit_length(), _DRAWER_BITS)
        self._shift = 64 - bits
        self._entries, self._starts = array("Q"), array("I")
        places = 1 << bits - _DRAWER_BITS
        for at, entries in enumerate(gathered.emptied()):
            before = len(self._entries)
            firsts = ((at * places + place) << self._shift for place in range(places))
            self._starts.extend([before + bisect_left(entries, first) for first in firsts])
            self._entries.extend(entries)
        self._starts.append(len(self._entries))

    def serials(self, keys: Iterable[int]) -> set[int]:
        """The serial numbers under any of these hashed keys."""
        found: set[int] = set()
        entries, starts, shift = self._entries, self._starts, self._shift
        for key in keys:
            first = (key & _KEYS) << _SERIAL_BITS
            place = first >> shift
            last = first | _SERIALS
            for entry in entries[starts[place] : starts[place + 1]]:
                if first <= entry <= last:
                    found.add(entry & _SERIALS)
        return found
