"""The base of everything that an entry can say: frozen, closed, tagged with a stable slug."""

from __future__ import annotations

import re

import msgspec


def slug(class_name: str) -> str:
    """`CoreGroupHeld` -> `core_group_held`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name.rsplit(".", 1)[-1]).lower()


class Fact(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag=slug,
):
    """What an entry says. Subclasses are the closed vocabulary of the record; the slug is the class name."""


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A named part of a fact."""
