"""A stream as messages: the whole of it, or, where JSON stands line by line, each line. Bounded before it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.json_message import load_json
from teamaround.formats.strict.limits import LIMITS

_MARK = b"\xef\xbb\xbf"
_OVER = LIMITS.message_bytes + 1  # so much is read of anything: enough to see that it is too large


def messages_in(stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Each message with its place: `line 3` of JSON lines, "" when the stream is one message.

    A message over the limit is handed on cut off just behind it, so that its reader refuses it. Raises Unreadable
    when there are too many lines altogether.
    """
    head, second = stream.readline(_OVER), b""
    while head.endswith(b"\n") and len(head) < _OVER and not second.strip():
        second = stream.readline(_OVER)
        if not second:
            break
        head += b"" if second.strip() else second
    if not _are_lines(head, second):
        yield "", head + second + stream.read(max(_OVER - len(head) - len(second), 0))
        return
    yield "line 1", head.strip()
    yield from _further(second, 1 + head.count(b"\n"), stream)


def _are_lines(first: bytes, second: bytes) -> bool:
    """Whether each line is a message: told by either of the first two, so that one broken line costs only itself."""
    if not first.removeprefix(_MARK).lstrip().startswith(b"{") or not second.strip():
        return False
    return _is_resource(first) or _is_resource(second)


def _is_resource(line: bytes) -> bool:
    try:
        value = load_json(line)
    except Unreadable:
        return False
    return isinstance(value, dict) and "resourceType" in value


def _further(line: bytes, number: int, stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    left = LIMITS.file_bytes
    while line:
        left -= len(line)
        if line.strip():
            yield f"line {number}", line.strip()
        if left < 0:
            raise Unreadable("the file", "", f"larger than {LIMITS.file_bytes} bytes")
        while len(line) == _OVER and not line.endswith(b"\n"):
            line = stream.readline(_OVER)
        line, number = stream.readline(_OVER), number + 1
