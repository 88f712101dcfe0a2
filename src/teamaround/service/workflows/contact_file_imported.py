"""A file of contacts comes in: read by its format, taken in some hundreds at a time, the bad ones set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from io import BufferedReader
from itertools import islice
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone

from teamaround.exchange.contact import contact_from
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import is_csv, read_messages
from teamaround.formats.profile import Profile, profile_called
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import plain
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.models import Agency
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import known_count_unscoped
from teamaround.service.contacts.values import Unreadable as SetAside
from teamaround.service.workflows.contacts_received import contacts_received

_FEED_LETTERS, _DIGEST_LETTERS = 40, 16  # what of each stands in the name of a batch
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
    """Take in a file of one agency, gzipped or not. Sending it again changes nothing.

    Raises LookupError for an agency that nobody knows, `formats.reading.Unreadable` for a file or profile that
    cannot be read at all; single bad records are set aside with their place and the reason, and the rest go on.
    """
    if not Agency.objects.filter(pk=agency).exists():
        raise LookupError(f"There is no agency {agency}.")
    columns = profile_called(profile) if profile is not None else None
    feed = columns.slug if columns else "messages"
    refused: list[Refusal] = []
    read = new = 0
    with file.open("rb") as stream:
        batch_name = f"{feed[:_FEED_LETTERS]} {_digest(stream)}"
        told = _told(plain(stream), agency, columns)
        while batch := list(islice(told, AT_ONCE)):
            records = [one for one in batch if isinstance(one, ContactRecord)]
            bad = [one for one in batch if isinstance(one, Refusal)]
            new += _taken_in(records, bad, agency, feed, batch_name)
            read += len(records)
            refused += bad
            progress(read + len(refused), 0)
    return ContactFileReport(read=read, new=new, refused=tuple(refused))


def _digest(stream: BufferedReader) -> str:
    """What tells this file from another, so that its bad rows are set aside once however often it is sent."""
    digest = file_digest(stream, "sha256").hexdigest()
    stream.seek(0)
    return digest[:_DIGEST_LETTERS]


@transaction.atomic
def _taken_in(
    records: Iterable[ContactRecord], bad: Iterable[Refusal], agency: str, feed: str, batch: str
) -> int:
    by, now = SystemActor(purpose="contact_received", agency=agency), timezone.now()
    arrived = [contact_from(record) for record in records]
    before = known_count_unscoped(arrived, agency=agency)
    contacts_received(arrived, agency=agency, by=by, now=now)
    set_aside = [msgspec.convert(one, SetAside, from_attributes=True) for one in bad]
    contacts.quarantine(set_aside, agency=agency, batch=batch, by=by, now=now)
    agencies.feed_heard(agency, format=feed, by=by, now=now)
    return len({contact.source_id for contact in arrived}) - before


def _told(stream: BufferedReader, agency: str, profile: Profile | None) -> Iterator[ContactRecord | Refusal]:
    if profile is not None:
        return read_contacts(stream, profile, agency)
    if is_csv(stream):
        raise Unreadable("/", "", "a CSV file needs --profile, so that its columns are understood")
    return read_messages(stream, agency, timezone.now())
