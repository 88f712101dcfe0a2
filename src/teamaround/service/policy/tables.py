"""The policy's tables, read once from the package and checked whole."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from teamaround.practice.record.roles import Role
from teamaround.service.policy.words import Action, Field, GrantKind, Obligation, Purpose

Rows = TypeVar("Rows")


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a table."""


class ActionRow(_Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an action is about, what it asks for and which purposes fit it."""

    action: Action
    about: Literal["service", "child"]
    purposes: frozenset[Purpose]
    words: str
    needs_grant: bool = True
    second_factor_minutes: int | None = None
    obligations: frozenset[Obligation] = frozenset()


class GrantKindRow(_Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most a relationship to a case allows and shows."""

    kind: GrantKind
    words: str
    covers: frozenset[Action]
    shows: frozenset[Field] | Literal["all"]

    @property
    def fields(self) -> frozenset[Field]:
        """The parts of a child's page that this relationship shows at most."""
        return frozenset(Field) if self.shows == "all" else self.shows


class RoleRow(_Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role in words for people, what it may do and what it is shown."""

    role: Role
    name: str
    words: str
    may: frozenset[Action]
    sees: frozenset[Field]


@cache
def actions() -> dict[Action, ActionRow]:
    """Every action by its slug."""
    return {row.action: row for row in _read("actions.yaml", list[ActionRow])}


@cache
def grant_kinds() -> dict[GrantKind, GrantKindRow]:
    """Every kind of grant by its slug."""
    return {row.kind: row for row in _read("grant_kinds.yaml", list[GrantKindRow])}


@cache
def roles() -> dict[Role, RoleRow]:
    """Every role by its slug."""
    return {row.role: row for row in _read("roles.yaml", list[RoleRow])}


def _read(name: str, rows: type[Rows]) -> Rows:
    return msgspec.yaml.decode(files(__package__).joinpath(name).read_bytes(), type=rows)
