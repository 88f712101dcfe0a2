"""The call that comes while somebody watches, and the innocent ones that come with it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.door import Format
from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.contacts.carried import carried
from teamaround.service.demo.partnership.contacts.handwriting import on_record
from teamaround.service.demo.partnership.contacts.source_ids import source_id
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.contacts import SentContact, Situation, Truth
from teamaround.service.demo.partnership.model.people import Address, Person
from teamaround.service.demo.partnership.model.story import Story, StoryEvent
from teamaround.service.demo.partnership.numbers import mobile
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.story.table import CallRow, family_table

_ROW_PROFILE = "ambulance-111"
_USUAL_HOUR = time(20, 5)


def story(world: World, events: tuple[StoryEvent, ...]) -> Story:
    """The family of today with the call at five past eight in the evening of `today`; see `call_now`."""
    table = family_table()
    chance = stream(world.seed, "calls of today")
    arrives = datetime.combine(world.today, _USUAL_HOUR, LONDON)
    call = _call(chance, world, table.call, arrives)
    bystanders = tuple(_call(chance, world, row, arrives) for row in table.bystanders)
    rows = (table.call, *table.bystanders)
    return Story(
        child_id=table.child,
        mother_id=table.mother,
        ex_partner_id=table.ex_partner,
        home_id=table.home,
        events=events,
        call=call,
        call_as_csv=_as_row(call),
        bystanders=bystanders,
        truths=tuple(_truth(row, sent) for row, sent in zip(rows, (call, *bystanders), strict=True)),
    )


def call_now(told: Story, at: datetime) -> Story:
    """The same story with its calls moved so that the ex-partner's ends at `at` (aware); source numbers stay.

    Raises `ValueError` for a moment without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("an aware moment was expected")
    shift = at - told.call.record.occurred_at
    return msgspec.structs.replace(
        told,
        call=_moved(told.call, shift),
        call_as_csv=_moved(told.call_as_csv, shift),
        bystanders=tuple(_moved(sent, shift) for sent in told.bystanders),
    )


def _moved(sent: SentContact, shift: timedelta) -> SentContact:
    occurred = (sent.record.occurred_at + shift).replace(second=0, microsecond=0)
    return msgspec.structs.replace(sent, record=msgspec.structs.replace(sent.record, occurred_at=occurred))


def _call(chance: random.Random, world: World, row: CallRow, arrives: datetime) -> SentContact:
    place = _place(row, world.addresses)
    sent = SentContact(
        record=ContactRecord(
            agency=row.agency,
            source_id="",
            kind=ContactKind.CALL_111,
            occurred_at=arrives - timedelta(minutes=row.minutes_before),
            person=_written(row, world.people),
            home=place,
            caller=place,
            reason=row.reason,
        ),
        format=Format.ITK_CDA,
    )
    number = source_id(chance, sent, 0)
    return msgspec.structs.replace(sent, record=msgspec.structs.replace(sent.record, source_id=number))


def _written(row: CallRow, people: Mapping[str, Person]) -> WrittenPerson:
    if row.person:
        return msgspec.structs.replace(on_record(people[row.person]), nhs_number="")
    named = people[row.namesake_of] if row.namesake_of else None
    return WrittenPerson(
        family_name=named.family_name if named else row.family_name,
        given_names=named.given_names if named else row.given_names,
        date_of_birth=date.fromisoformat(row.born).isoformat(),
        sex=named.sex if named else "F",
        phones=(mobile(190 + row.minutes_before),),
    )


def _place(row: CallRow, addresses: Mapping[str, Address]) -> WrittenPlace:
    if row.home:
        home = addresses[row.home]
        return WrittenPlace(address=home.text, postcode=home.postcode)
    return WrittenPlace(address=row.address, postcode=row.postcode)


def _as_row(sent: SentContact) -> SentContact:
    record = carried(sent.record, profile_of(_ROW_PROFILE))
    return SentContact(record=record, format=Format.CSV, profile=_ROW_PROFILE)


def _truth(row: CallRow, sent: SentContact) -> Truth:
    listed = row.person if row.situation is not Situation.OLD_TENANT else ""
    his = row.situation is Situation.AT_PROTECTED_PLACE
    return Truth(
        agency=row.agency,
        source_id=sent.record.source_id,
        situation=row.situation,
        person_id=listed,
        resembles=row.namesake_of,
        address_id=row.home,
        same_address=row.situation is Situation.OLD_TENANT,
        noise=(),
        bands=("strong",) if listed else ("no",),
        expects="A03" if his else "",
    )
