"""The 250 professionals: some known by name, the rest drawn, in the roles of decision 28."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from teamaround.service.demo.partnership.model.agencies import Professional
from teamaround.service.demo.partnership.names import draw_name, plain_slug
from teamaround.service.demo.partnership.numbers import Identifiers
from teamaround.service.demo.partnership.tables import read_table

_OLDEST_CHECK = 200  # days since a professional's number was last known to be right


class _Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: str
    role: str
    given: str
    family: str
    phone: str
    trained_matcher: bool = False


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    spread: dict[str, dict[str, int]]
    named: tuple[_Named, ...]


def professionals(chance: random.Random, identifiers: Identifiers, today: date) -> tuple[Professional, ...]:
    """Everybody who works in the partnership, agency by agency; the named ones come first in their agency and role."""
    table = read_table("professionals.yaml", _Table)
    taken: set[str] = set()
    rows = []
    for named in _posts(table, chance, identifiers):
        person = _professional(named, taken, today - timedelta(days=chance.randint(1, _OLDEST_CHECK)))
        taken.add(person.professional_id)
        rows.append(person)
    return tuple(rows)


def _posts(table: _Table, chance: random.Random, identifiers: Identifiers) -> Iterator[_Named]:
    for agency, roles in table.spread.items():
        for role, count in roles.items():
            known = [named for named in table.named if (named.agency, named.role) == (agency, role)]
            yield from known
            for _ in range(count - len(known)):
                given, family = _both_names(chance)
                yield _Named(agency, role, given, family, identifiers.desk_phone())


def _both_names(chance: random.Random) -> tuple[str, str]:
    """A given and a family name: directories of staff have no room for people of one name."""
    name = draw_name(chance, chance.choice("FFM"))
    while not name.given:
        name = draw_name(chance, chance.choice("FFM"))
    return name.given.split(" ")[0], name.family


def _professional(named: _Named, taken: set[str], verified_on: date) -> Professional:
    slug = plain_slug(f"{named.given} {named.family}")
    place = 2
    unique = slug
    while unique in taken:
        unique, place = f"{slug}-{place}", place + 1
    return Professional(
        professional_id=unique,
        given_names=named.given,
        family_name=named.family,
        role=named.role,
        agency_id=named.agency,
        phone=named.phone,
        email=f"{unique}@{named.agency}.example",
        trained_matcher=named.trained_matcher,
        verified_on=verified_on,
    )
