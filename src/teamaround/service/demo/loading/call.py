"""The main job: his 111 call comes in, with innocent ones around it, and reaches the people who must know."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from teamaround.exchange.contact import contact_from
from teamaround.formats.door import read_message
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.actions import SystemActor
from teamaround.service.demo.partnership import call_now
from teamaround.service.demo.partnership.model.contacts import SentContact
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.writers.message import message_of
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.contacts_received import contacts_received

JUST_BEFORE = timedelta(minutes=4)  # from the call to the message that tells of it [INV]


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of the messages: the senders' replies, the alerts of the child, and how long it took in seconds."""

    replies: tuple[str, ...]
    alerts: tuple[tuple[str, str, str], ...]
    seconds: float


def call_arrives(partnership: Partnership, child: str, *, now: datetime) -> Arrived:
    """Send the call and its bystanders as the ambulance service would, at `now`. Sending it twice changes nothing."""
    story = call_now(partnership.story, now.replace(second=0, microsecond=0) - JUST_BEFORE)
    begun = time.perf_counter()
    before = {alert.key for alert in alerts_unscoped(child)}
    sent = (*story.bystanders, _perhaps_him(story.call), story.call, story.call)
    replies = [reply for one in sent for reply in _taken_in(one, partnership, now)]
    _heard(story.call, now)
    raised = tuple(
        (alert.code, alert.level.value, alert.explanation.what)
        for alert in alerts_unscoped(child)
        if alert.key not in before
    )
    return Arrived(tuple(replies), raised, time.perf_counter() - begun)


def _heard(call: SentContact, now: datetime) -> None:
    """Whoever has just sent something is not silent."""
    agency = call.record.agency
    by = SystemActor(purpose="contact_received", agency=agency)
    agencies.feed_heard(agency, format=call.profile or call.format.value, by=by, now=now)


def _perhaps_him(call: SentContact) -> SentContact:
    """An earlier call of somebody whose name and birth date nearly fit, from nowhere: for a matcher to decide."""
    record = call.record
    born = record.person.date_of_birth
    person = msgspec.structs.replace(
        record.person,
        family_name=record.person.family_name.replace("rr", "r"),
        date_of_birth=f"{born[:5]}{born[8:]}-{born[5:7]}",
        phones=(),
    )
    other = msgspec.structs.replace(
        record, source_id=record.source_id[::-1], person=person, home=None, caller=None
    )
    return msgspec.structs.replace(call, record=other)


def _taken_in(sent: SentContact, partnership: Partnership, now: datetime) -> tuple[str, ...]:
    agency = sent.record.agency
    sender = next(one for one in partnership.agencies if one.agency_id == agency)
    reading = read_message(message_of(sent, sender), agency)
    by = SystemActor(purpose="contact_received", agency=agency)
    contacts = [contact_from(one) for one in reading.records]
    return contacts_received(contacts, agency=agency, by=by, now=now)
