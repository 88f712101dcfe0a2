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
    `apart_from` are roles behind an information barrier: never in one agency with this one.
    """

    role: Role
    whole_file: bool = False
    family: bool = False
    desk: bool = False
    own: SharingLevel = SharingLevel.FULL
    sees: Mapping[str, SharingLevel] = {}
    at_most: Mapping[str, SharingLevel] = {}
    apart_from: frozenset[Role] = frozenset()
    source: str

    def bound(self, subject: str) -> SharingLevel | None:
        """The most this role reads of a subject, whatever its agency was told; None where nothing bounds it."""
        return self.at_most.get(subject, self.at_most.get(EVERY_SUBJECT))


@cache
def matrix() -> Mapping[str, RoleRow]:
    """Every role of the closed list."""
    text = files(__package__).joinpath("rows/matrix.yaml").read_bytes()
    return {row.role.value: row for row in msgspec.yaml.decode(text, type=tuple[RoleRow, ...])}


def kept_apart_from(role: Role) -> frozenset[Role]:
    """The roles that nobody may have in an agency where somebody has this one: the information barrier (domain 4.2).

    An agency reads its own words in full. So staff who work with whoever caused the harm are an agency of their own.
    """
    across = {other.role for other in matrix().values() if role in other.apart_from}
    return matrix()[role].apart_from | across
