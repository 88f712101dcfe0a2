"""The main job: his 111 call comes in, with innocent ones around it, and reaches the people who must know."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from teamaround.service.contacts.sealed_queries import concerned_unscoped, next_batch_unscoped
from teamaround.service.demo.loading.sealed_sender import SealedSender, Sender
from teamaround.service.demo.partnership import call_now
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import SentContact
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.writers.message import message_of
from teamaround.service.work.queries import alerts_unscoped

JUST_BEFORE = timedelta(minutes=4)  # from the call to the message that tells of it [INV]


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of the messages: the sender's replies, the child's alerts, the seconds, how many concerned the list."""

    messages: int
    replies: tuple[str, ...]
    alerts: tuple[tuple[str, str, str], ...]
    seconds: float
    concerned: int


def call_arrives(
    partnership: Partnership, child: str, *, sender: Sender | None = None, now: datetime
) -> Arrived:
    """Send the call and its bystanders sealed, as the ambulance service would, at `now`. Twice changes nothing.

    Its key was registered when the demonstration was loaded.
    """
    story = call_now(partnership.story, now.replace(second=0, microsecond=0) - JUST_BEFORE)
    sender = sender or SealedSender(story.call.record.agency)
    sender.answers(now=now)
    begun, last = time.perf_counter(), next_batch_unscoped(sender.agency) - 1
    before = {alert.key for alert in alerts_unscoped(child)}
    sent = (*story.bystanders, _perhaps_him(story.call), story.call, story.call)
    replies = sender.sends([_file(one, place, partnership) for place, one in enumerate(sent)], now=now)
    raised = tuple(
        (alert.code, alert.level.value, alert.explanation.what)
        for alert in alerts_unscoped(child)
        if alert.key not in before
    )
    seconds = time.perf_counter() - begun
    concerned = concerned_unscoped(sender.agency, after=last)
    return Arrived(len(sent), replies, raised, seconds, concerned)


def call_to_come(partnership: Partnership, *, now: datetime) -> bytes:
    """A file with a further call of his, as the ambulance service's warehouse would extract it, for whoever tries."""
    told = partnership.story.call_as_csv
    record = msgspec.structs.replace(
        told.record,
        source_id=f"{told.record.source_id}-2",
        occurred_at=now.replace(second=0, microsecond=0),
    )
    return message_of(msgspec.structs.replace(told, record=record), _sender_of(told, partnership))


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


def _file(sent: SentContact, place: int, partnership: Partnership) -> tuple[str, bytes]:
    """The message as it lies at the ambulance service, with the name of its file."""
    return f"messages/{place}", message_of(sent, _sender_of(sent, partnership))


def _sender_of(sent: SentContact, partnership: Partnership) -> Agency:
    return next(one for one in partnership.agencies if one.agency_id == sent.record.agency)
