"""YAML from outside, such as a column profile: bounded and looked through before anything is built of it."""

from __future__ import annotations

from typing import TypeVar

import msgspec
import yaml

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.limits import LIMITS

T = TypeVar("T")
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def load_yaml(text: bytes, into: type[T], what: str) -> T:
    """Read a small YAML file into a typed value.

    Raises Unreadable, naming `what` it was to be, for text that is too large or too deep, for aliases, tags and
    repeated keys, and for what does not fit.
    """
    if len(text) > LIMITS.yaml_bytes:
        raise Unreadable(what, "", f"larger than {LIMITS.yaml_bytes} bytes")
    try:
        _look_through(text, what)
        return msgspec.yaml.decode(text, type=into)
    except Unreadable:
        raise
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(what, "", f"not YAML at line {line}") from None
    except yaml.YAMLError:
        raise Unreadable(what, "", "not YAML in UTF-8") from None
    except msgspec.MsgspecError as error:
        raise Unreadable(what, "", str(error)) from None
    except ValueError:  # such as a date that cannot be, which YAML takes for one
        raise Unreadable(
            what, "", "a value that YAML takes for a date cannot be one; put it in quotes"
        ) from None


def _look_through(text: bytes, what: str) -> None:
    """The events of the parser, which builds nothing: its builder would recurse into any depth."""
    open_blocks: list[_Block] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
            raise Unreadable(what, "", f"an alias or a tag stands in line {_line(event)}")
        if isinstance(event, _CLOSING):
            open_blocks.pop()
            continue
        if (
            open_blocks
            and isinstance(event, (yaml.ScalarEvent, *_OPENING))
            and open_blocks[-1].repeats(event)
        ):
            raise Unreadable(what, "", f"a key is repeated in line {_line(event)}")
        if isinstance(event, _OPENING):
            open_blocks.append(_Block(is_mapping=isinstance(event, yaml.MappingStartEvent)))
        if len(open_blocks) > LIMITS.json_depth:
            raise Unreadable(what, "", f"nested more than {LIMITS.json_depth} deep")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Block:
    """A mapping or list that is open: which keys it had, and whether a key comes next."""

    def __init__(self, *, is_mapping: bool) -> None:
        self._is_mapping = self._key_is_next = is_mapping
        self._keys: set[str] = set()

    def repeats(self, event: yaml.Event) -> bool:
        """Take the next part. True when it is a key that stood before."""
        if not self._is_mapping:
            return False
        is_key, self._key_is_next = self._key_is_next, not self._key_is_next
        if not is_key or not isinstance(event, yaml.ScalarEvent):
            return False
        known = event.value in self._keys
        self._keys.add(event.value)
        return known
