"""Whom one can be in the demonstration, grouped by where they work, and the password form of everywhere else."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import personas
from teamaround.service.pages.components.forms import ErrorSummary, FieldError, TextField
from teamaround.service.policy.tables import roles

# Where a role begins its day; everybody else begins with their own list of work.
FIRST_PAGE = {Role.SPOC: "spoc_desk", Role.AUDIT_OFFICER: "audit_desk", Role.DPO: "audit_desk"}


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody of the demonstration: who they are, and what their role reads."""

    username: str
    name: str
    role: str
    where: str
    reads: str


# Those through whose eyes one sees the whole journey of a call, in its order; everybody else stands below them.
JOURNEY = (Role.SPOC, Role.SW, Role.DSL, Role.POLICE, Role.TEAM_MANAGER, Role.AUDIT_OFFICER)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Personas, or the two fields of a password. `journey` are the people to begin with."""

    journey: tuple[Persona, ...]
    others: tuple[Persona, ...]
    errors: ErrorSummary | None
    username: TextField
    password: TextField


def sign_in_page(demonstration: bool, error: str = "", typed: str = "") -> SignInPage:
    """The page as it stands; `error` is said at the user name."""
    journey, others = _in_order(personas()) if demonstration else ((), ())
    return SignInPage(
        journey=journey,
        others=others,
        errors=ErrorSummary((FieldError("username", error),)) if error else None,
        username=TextField(
            "username", "User name", value=typed, error=error, autocomplete="username", width=20
        ),
        password=TextField(
            "password", "Password", kind="password", autocomplete="current-password", width=20
        ),
    )


def _in_order(people: tuple[User, ...]) -> tuple[tuple[Persona, ...], tuple[Persona, ...]]:
    """The first of each role of the journey, in its order; then everybody else."""
    first = {Role(user.role): user for user in reversed(people)}
    journey = [first[role] for role in JOURNEY if role in first]
    others = [user for user in people if user not in journey]
    return tuple(map(_persona, journey)), tuple(map(_persona, others))


def _persona(user: User) -> Persona:
    row = roles()[Role(user.role)]
    return Persona(user.username, user.name, row.name, user.agency.name, row.words)
