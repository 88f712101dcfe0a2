"""Whom one can be in the demonstration, grouped by where they work, and the password form of everywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import personas
from teamaround.service.pages.components.boxes import TintedLine
from teamaround.service.pages.components.forms import ErrorSummary, FieldError, TextField
from teamaround.service.policy.tables import roles

# Where a role begins its day; everybody else begins with their own list of work.
FIRST_PAGE = {Role.SPOC: "spoc_desk", Role.AUDIT_OFFICER: "audit_desk", Role.DPO: "audit_desk"}


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody of the demonstration: who they are, and what they meet first or their role reads."""

    username: str
    name: str
    role: str
    where: str
    reads: str


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of those through whose eyes one sees the whole journey of a call, and what they meet first."""

    role: Role
    sees: str


@cache
def journey() -> tuple[Step, ...]:
    """The packaged table, in the order of the journey."""
    text = files(__package__).joinpath("journey.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=tuple[Step, ...])


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Personas, or the two fields of a password. `journey` are the people to begin with; `said` why one is here."""

    journey: tuple[Persona, ...]
    others: tuple[Persona, ...]
    errors: ErrorSummary | None
    username: TextField
    password: TextField
    said: TintedLine | None = None


def sign_in_page(demonstration: bool, error: str = "", typed: str = "", said: str = "") -> SignInPage:
    """The page as it stands; `error` is said at the user name, `said` on top: why a session ended."""
    people = personas() if demonstration else ()
    first = on_the_journey(people)
    return SignInPage(
        journey=first,
        others=tuple(_persona(user) for user in people if user.username not in _names(first)),
        errors=ErrorSummary((FieldError("username", error),)) if error else None,
        username=TextField(
            "username", "User name", value=typed, error=error, autocomplete="username", width=20
        ),
        password=TextField(
            "password", "Password", kind="password", autocomplete="current-password", width=20
        ),
        said=TintedLine(said) if said else None,
    )


def on_the_journey(people: tuple[User, ...]) -> tuple[Persona, ...]:
    """The first of each role of the journey, in its order, with what they meet first."""
    first = {Role(user.role): user for user in reversed(people)}
    if (manager := _manager_of(first.get(Role.SW), people)) is not None:
        first[Role.TEAM_MANAGER] = manager
    return tuple(_persona(first[step.role], step.sees) for step in journey() if step.role in first)


def _manager_of(worker: User | None, people: tuple[User, ...]) -> User | None:
    """The manager of the worker's own service: the desk has one as well, who is on no case."""
    of_role = (user for user in people if user.role == Role.TEAM_MANAGER)
    return next((user for user in of_role if worker and user.agency_id == worker.agency_id), None)


def _names(people: tuple[Persona, ...]) -> frozenset[str]:
    return frozenset(one.username for one in people)


def _persona(user: User, sees: str = "") -> Persona:
    row = roles()[Role(user.role)]
    return Persona(user.username, user.name, row.name, user.agency.name, sees or row.words)
