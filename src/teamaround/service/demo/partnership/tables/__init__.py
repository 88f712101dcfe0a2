"""The invented names, places, agencies and shares, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

Table = TypeVar("Table")


@cache
def _bytes_of(name: str) -> bytes:
    return (files(__name__) / name).read_bytes()


def read_table(name: str, shape: type[Table]) -> Table:
    """The packaged YAML table `name` as `shape`. Raises `msgspec.ValidationError` naming the path of what is wrong."""
    return msgspec.yaml.decode(_bytes_of(name), type=shape)
