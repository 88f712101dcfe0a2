"""The children of somebody's list, with who leads on each and how to reach them. Three queries in all."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.practice.record.roles import Role
from teamaround.service.access.queries import people_of_unscoped
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import people_with
from teamaround.service.ledger.queries import ChildCard, children_of
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.strip import age_on
from teamaround.service.pages.my_work.school_day import school_year
from teamaround.service.pages.words import dates

SCHOOL = frozenset({Role.DSL, Role.SCHOOL_STAFF})


@dataclass(frozen=True, slots=True)
class OneChild:
    """A child of the list and the people who hold the case."""

    card: ChildCard
    holders: tuple[User, ...]
    detail: str

    @property
    def given_name(self) -> str:
        return self.card.name.split(" ")[0] or "the child"

    @property
    def named(self) -> str:
        """ "Robin Ashdown, Year 4" to a school, "Robin Ashdown, 8" to others."""
        return f"{self.card.name}, {self.detail}" if self.detail else self.card.name

    def holder(self, role: Role) -> User | None:
        """The first person of a role who holds the case."""
        return next((one for one in self.holders if one.role == role), None)


def children_listed(asking: Asker) -> dict[str, OneChild]:
    """Everybody on the reader's list who is open, by id, in the order of their names."""
    cards = [card for card in children_of(asking.actor, now=asking.now) if card.is_open]
    held = people_of_unscoped([card.child_id for card in cards], now=asking.now)
    people = people_with(user for users in held.values() for user in users)
    return {
        card.child_id: OneChild(
            card,
            tuple(people[user] for user in held.get(card.child_id, ()) if user in people),
            _detail(card, asking),
        )
        for card in cards
    }


def _detail(card: ChildCard, asking: Asker) -> str:
    on = dates.in_london(asking.now).date()
    if card.date_of_birth is None:
        return ""
    if asking.actor.role in SCHOOL:
        year = school_year(card.date_of_birth, on)
        return f"Year {year}" if year else ""
    return str(age_on(card.date_of_birth, on))
