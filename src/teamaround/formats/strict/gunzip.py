"""A stream that may be gzipped, as plain bytes, bounded while it comes out (assurance.md 4.3)."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.limits import LIMITS

_MAGIC = b"\x1f\x8b"
_CHUNK = 65_536  # bytes read at a time
_GZIP = zlib.MAX_WBITS | 16


def plain(stream: BinaryIO) -> io.BufferedReader:
    """The bytes of a stream, unpacked when they are gzipped. The stream stays its owner's to close.

    Reading raises Unreadable when the archive is broken, ends too early, or grows more than the limit allows.
    """
    looked_at = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Borrowed(stream))
    if looked_at.peek(len(_MAGIC)).startswith(_MAGIC):
        return io.BufferedReader(_Unpacked(looked_at))
    return looked_at


class _Borrowed(io.RawIOBase):
    """Somebody else's stream, which is not closed with what reads it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # the buffer protocol has no type in 3.11
        chunk = self._stream.read(len(target))
        target[: len(chunk)] = chunk
        return len(chunk)


class _Unpacked(io.RawIOBase):
    """What comes out of a gzip archive, member after member."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._came_in = self._came_out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # the buffer protocol has no type in 3.11
        unpacked = b""
        while not unpacked:
            if not self._waiting and not self._refilled():
                return 0
            unpacked = self._some(len(target))
        self._came_out += len(unpacked)
        self._check_growth()
        target[: len(unpacked)] = unpacked
        return len(unpacked)

    def _refilled(self) -> bool:
        """More packed bytes, or False at the proper end."""
        self._waiting = self._packed.read(_CHUNK)
        self._came_in += len(self._waiting)
        if not self._waiting and not self._member.eof:
            raise Unreadable("the file", "", "the gzip archive ends too early")
        return bool(self._waiting)

    def _some(self, most: int) -> bytes:
        if self._member.eof:
            self._member = zlib.decompressobj(_GZIP)
        try:
            unpacked = self._member.decompress(self._waiting, most)
        except zlib.error:
            raise Unreadable("the file", "", "the gzip archive is broken") from None
        self._waiting = self._member.unconsumed_tail or self._member.unused_data
        return unpacked

    def _check_growth(self) -> None:
        is_free = self._came_out <= LIMITS.gzip_free_bytes
        if self._came_out > LIMITS.file_bytes or (
            not is_free and self._came_out > LIMITS.gzip_ratio * self._came_in
        ):
            raise Unreadable("the file", "", f"grows more than {LIMITS.gzip_ratio} times when it is unpacked")
