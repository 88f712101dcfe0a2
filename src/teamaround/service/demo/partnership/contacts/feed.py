"""All contacts of the last weeks: strangers, people of the list, look-alikes; in order of time, numbered by sender."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.contacts.desk import Desk, Draft
from teamaround.service.demo.partnership.contacts.listed import collecting, listed_contacts, stranger_at
from teamaround.service.demo.partnership.contacts.look_alikes import LookAlikes
from teamaround.service.demo.partnership.contacts.roll import Roll, roll_of
from teamaround.service.demo.partnership.contacts.source_ids import source_id
from teamaround.service.demo.partnership.contacts.spoiled import bad_records
from teamaround.service.demo.partnership.contacts.strangers import Strangers, strangers_contacts
from teamaround.service.demo.partnership.contacts.tables import contact_table
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import BadRecord, SentContact, Situation, Truth


class Feeds(NamedTuple):
    """Everything that agencies sent, good and bad, and the truth about it."""

    contacts: tuple[SentContact, ...]
    truths: tuple[Truth, ...]
    resent: tuple[SentContact, ...]
    bad: tuple[BadRecord, ...]


def feeds(world: World, agencies: Sequence[Agency], count: int) -> Feeds:
    """`count` good contacts, some sent twice, and a few bad ones besides."""
    chance = stream(world.seed, "contacts")
    roll = roll_of(world)
    listed = set(world.addresses)
    homes = [
        home for places in world.gazetteer.homes.values() for home in places if home.address_id not in listed
    ]
    strangers = Strangers(chance, world.today, homes, world.identifiers, list(world.people.values()))
    desk = Desk(chance, agencies, world.today, homes, world.identifiers)
    drafts = list(_notable(chance, world, roll, strangers, desk, count))[:count]
    drafts.extend(strangers_contacts(chance, strangers, desk, count - len(drafts)))
    drafts.sort(key=lambda draft: (draft.sent.record.occurred_at, draft.sent.record.agency))
    contacts, truths = _numbered(stream(world.seed, "numbers of contacts"), drafts)
    table = contact_table()
    again = stream(world.seed, "resent").sample(
        contacts, min(len(contacts), max(1, int(count * table.resent)))
    )
    spoil = stream(world.seed, "bad records")
    bad = bad_records(spoil, contacts, max(table.fewest, int(count * table.bad)))
    return Feeds(contacts, truths, tuple(again), bad)


def _notable(
    chance: random.Random, world: World, roll: Roll, strangers: Strangers, desk: Desk, count: int
) -> Iterator[Draft]:
    table = contact_table()
    look_alikes = LookAlikes(chance, roll, strangers, world.gazetteer, world.staff)
    yield from listed_contacts(chance, roll, strangers, desk, round(count * table.listed))
    for _ in range(max(table.fewest, round(count * table.collected))):
        draft = collecting(chance, desk, roll)
        if draft is not None:
            yield draft
    if roll.protected_homes:
        yield from look_alikes.contacts(desk, max(table.fewest, round(count * table.each_look_alike)))
        for place in range(max(table.fewest, round(count * table.strangers_at_protected))):
            sort = Situation.STRANGER_REGISTERS if place % 2 else Situation.STRANGER_AT_PROTECTED_PLACE
            yield stranger_at(chance, roll, strangers, desk, sort)


def _numbered(
    chance: random.Random, drafts: Sequence[Draft]
) -> tuple[tuple[SentContact, ...], tuple[Truth, ...]]:
    counts: dict[str, int] = defaultdict(int)
    contacts: list[SentContact] = []
    truths: list[Truth] = []
    for draft in drafts:
        record = draft.sent.record
        counts[record.agency] += 1
        number = source_id(chance, draft.sent, counts[record.agency])
        contacts.append(
            msgspec.structs.replace(draft.sent, record=msgspec.structs.replace(record, source_id=number))
        )
        if draft.truth is not None:
            truths.append(msgspec.structs.replace(draft.truth, source_id=number))
    return tuple(contacts), tuple(truths)
