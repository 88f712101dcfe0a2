"""The matrix of roles: what each may see by default of each subject, and where its bounds are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import SharingLevel

EVERY_SUBJECT = "*"


class RoleRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One role. `desk` takes in what concerns any child of its council.

    `own` is the level for what its own agency said, `sees` the default by subject, `at_most` the bound.
    """

    role: Role
    whole_file: bool = False
    family: bool = False
    desk: bool = False
    own: SharingLevel = SharingLevel.FULL
    sees: Mapping[str, SharingLevel] = {}
    at_most: Mapping[str, SharingLevel] = {}
    source: str

    def bound(self, subject: str) -> SharingLevel | None:
        """The most this role reads of a subject, whatever its agency was told; None where nothing bounds it."""
        return self.at_most.get(subject, self.at_most.get(EVERY_SUBJECT))


@cache
def matrix() -> Mapping[str, RoleRow]:
    """Every role of the closed list."""
    text = files(__package__).joinpath("rows/matrix.yaml").read_bytes()
    return {row.role.value: row for row in msgspec.yaml.decode(text, type=tuple[RoleRow, ...])}
