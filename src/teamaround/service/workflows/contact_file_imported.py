"""A file of contacts comes in: read by its format, taken in some hundreds at a time, the bad ones set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
from django.db import transaction
from django.utils import timezone

from teamaround.exchange.contact import contact_from
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import Format, detect, read_message
from teamaround.formats.profile import Profile, packaged_profile, profile_from_yaml
from teamaround.formats.reading import Refusal
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.models import Agency
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import known_count_unscoped
from teamaround.service.contacts.values import Unreadable as SetAside
from teamaround.service.workflows.contacts_received import contacts_received

AT_ONCE = 500  # contacts in one transaction: what a failure in between would have to send again
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFileReport:
    """How many contacts were read and set aside. `new` leaves out those that had come before."""

    read: int
    new: int
    refused: tuple[Refusal, ...]


def contact_file_imported(
    file: Path, *, agency: str, profile: str | None, progress: Progress = lambda done, of: None
) -> ContactFileReport:
    """Take in a file of one agency. Sending it again changes nothing.

    Raises LookupError for an agency that nobody knows, `formats.reading.Unreadable` for a file that cannot be read
    at all; single bad records are set aside with their place and the reason, and the rest go on.
    """
    if not Agency.objects.filter(pk=agency).exists():
        raise LookupError(f"There is no agency {agency}.")
    refused: list[Refusal] = []
    read = new = 0
    with file.open("rb") as stream:
        told = _told(stream, agency, profile)
        while batch := list(islice(told, AT_ONCE)):
            records = [one for one in batch if isinstance(one, ContactRecord)]
            bad = [one for one in batch if isinstance(one, Refusal)]
            new += _taken_in(records, bad, agency, profile or "")
            read += len(records)
            refused += bad
            progress(read, read + 1)
    return ContactFileReport(read=read, new=new, refused=tuple(refused))


@transaction.atomic
def _taken_in(records: Iterable[ContactRecord], bad: Iterable[Refusal], agency: str, profile: str) -> int:
    by, now = SystemActor(purpose="contact_received", agency=agency), timezone.now()
    arrived = [contact_from(record) for record in records]
    before = known_count_unscoped(arrived, agency=agency)
    contacts_received(arrived, agency=agency, by=by, now=now)
    set_aside = (msgspec.convert(one, SetAside, from_attributes=True) for one in bad)
    contacts.quarantine(set_aside, agency=agency, batch=profile, by=by, now=now)
    agencies.feed_heard(agency, format=profile or "messages", by=by, now=now)
    return len(arrived) - before


def _told(stream: BinaryIO, agency: str, profile: str | None) -> Iterator[ContactRecord | Refusal]:
    if profile is not None:
        yield from read_contacts(stream, _profile(profile), agency)
        return
    payload = stream.read()
    if detect(payload) is Format.CSV:
        yield Refusal(where="/", reason="a CSV file needs --profile, so that its columns are understood")
        return
    reading = read_message(payload, agency)
    yield from reading.records
    yield from reading.refused


def _profile(name: str) -> Profile:
    path = Path(name)
    return (
        profile_from_yaml(path.read_bytes()) if path.suffix in (".yaml", ".yml") else packaged_profile(name)
    )
