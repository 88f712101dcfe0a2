"""What an entry is about, in the words of the matrix: one subject for each kind of entry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

UNSORTED = "unsorted"


@cache
def subject_table() -> Mapping[str, tuple[str, ...]]:
    """Every subject with the kinds of entry that belong to it."""
    text = files(__package__).joinpath("rows/subjects.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, tuple[str, ...]])


@cache
def _by_kind() -> Mapping[str, str]:
    return {kind: subject for subject, kinds in subject_table().items() for kind in kinds}


def subject_of(kind: str) -> str:
    """The subject of a kind of entry; `unsorted`, which no role reads by default, for a kind that has none."""
    return _by_kind().get(kind, UNSORTED)
