"""From a signed-in account to the actor that the policy knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.models import User
from teamaround.service.policy.facts import Actor


def actor_of(user: User, *, session_key: str = "", second_factor_at: datetime | None = None) -> Actor:
    """The actor of a signed-in account, read afresh for each request so that a change counts at once."""
    return Actor(
        user_id=str(user.pk),
        role=Role(user.role),
        agency=user.agency_id,
        council=user.council_id or "",
        name=user.name,
        is_suspended=user.is_suspended or not user.is_active,
        agency_is_suspended=user.agency.is_suspended,
        second_factor_at=second_factor_at,
        # The audit can tell two sessions apart; nobody can take a session over from the audit.
        session=hashlib.sha256(session_key.encode()).hexdigest()[:16] if session_key else "",
    )


def actor_by_id(user_id: UUID | str) -> Actor:
    """The actor of an account. Raises User.DoesNotExist."""
    return actor_of(User.objects.select_related("agency").get(pk=user_id))


def actors_by_ids(user_ids: Iterable[UUID | str]) -> tuple[Actor, ...]:
    """The actors of these accounts, each once, by name."""
    people = User.objects.select_related("agency").filter(pk__in=set(user_ids)).order_by("name", "pk")
    return tuple(map(actor_of, people))


def people_in(role: Role | str, *, agency: str | None = None, council: str | None = None) -> tuple[User, ...]:
    """The active accounts of a role, by name, within an agency or a council where given."""
    people = User.objects.filter(role=str(role), is_active=True, is_suspended=False).select_related("agency")
    if agency is not None:
        people = people.filter(agency=agency)
    if council is not None:
        people = people.filter(council=council)
    return tuple(people.order_by("name"))


def personas() -> tuple[User, ...]:
    """The accounts of the demonstration, by role and name."""
    people = User.objects.filter(is_demo=True, is_active=True).select_related("agency", "council")
    return tuple(people.order_by("role", "name"))


def persona_named(username: str) -> User | None:
    """One account of the demonstration by its user name; nobody else's."""
    return User.objects.filter(username=username, is_demo=True, is_active=True).first()


def account_id_of(username: str) -> str:
    """The id of the account of that user name; empty where there is none."""
    found = User.objects.filter(username=username).values_list("pk", flat=True).first()
    return str(found) if found else ""


def people_by_ids(user_ids: Iterable[UUID | str]) -> tuple[User, ...]:
    """These accounts, by name."""
    return tuple(User.objects.filter(pk__in=set(user_ids)).order_by("name"))


def names_by_reference(usernames: Iterable[str], user_ids: Iterable[UUID | str]) -> dict[str, str]:
    """Names by whatever an entry calls its author: an account's id or its user name. One query."""
    people = User.objects.filter(username__in=set(usernames)) | User.objects.filter(pk__in=set(user_ids))
    found = people.values_list("pk", "username", "name")
    return {reference: name for pk, username, name in found for reference in (str(pk), username)}


def names_of(user_ids: set[str]) -> dict[str, str]:
    """Names by account id, for pages that show who did what."""
    known = User.objects.filter(pk__in=user_ids)
    return {str(pk): name for pk, name in known.values_list("pk", "name")}


def people_with(user_ids: Iterable[str]) -> dict[str, User]:
    """Accounts by their id, with their agency."""
    known = User.objects.filter(pk__in=set(user_ids)).select_related("agency")
    return {str(user.pk): user for user in known.order_by("name")}
