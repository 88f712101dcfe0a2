"""From an entry of practice to the rows of the ledger, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

import msgspec

from teamaround.practice.record.entry import Entry, Paragraph, decode, encode
from teamaround.service.ledger.models import AddressRow, EntryRow, ParagraphRow
from teamaround.service.ledger.vault import with_address, without_address


def digest_of(entry: Entry) -> str:
    """What tells an entry sent twice from another entry under the same id."""
    return hashlib.sha256(encode(entry)).hexdigest()


def envelope_of(entry: Entry) -> EntryRow:
    """The row of the envelope."""
    bare = msgspec.structs.replace(without_address(entry), paragraphs=())
    return EntryRow(
        entry_id=entry.entry_id,
        kind=entry.kind,
        happened_at=entry.happened_at,
        recorded_at=entry.recorded_at,
        by_agency=entry.by_agency,
        author=entry.author,
        how_known=entry.how_known.value,
        corrects=entry.corrects or "",
        payload=msgspec.to_builtins(bare),
        digest=digest_of(entry),
    )


def paragraph_rows(entry: Entry) -> Iterator[ParagraphRow]:
    """A row for each paragraph and each child that it concerns."""
    for ordinal, paragraph in enumerate(entry.paragraphs):
        for child in paragraph.children or entry.children:
            yield ParagraphRow(
                entry_id=entry.entry_id,
                child_id=UUID(child),
                ordinal=ordinal,
                for_every_child=not paragraph.children,
                text=paragraph.text,
                about=list(paragraph.about),
                source=paragraph.source,
                protected_source=paragraph.protected_source,
                may_share_with=list(paragraph.may_share_with),
            )


def entry_of(envelope: EntryRow, paragraphs: Iterable[ParagraphRow], address: AddressRow | None) -> Entry:
    """The entry again, with those of its paragraphs that are given, in their order, and its address if given."""
    bare = with_address(decode(msgspec.json.encode(envelope.payload)), address)
    return msgspec.structs.replace(bare, paragraphs=tuple(map(_paragraph, paragraphs)))


def _paragraph(row: ParagraphRow) -> Paragraph:
    return Paragraph(
        text=row.text,
        about=tuple(row.about),
        source=row.source,
        protected_source=row.protected_source,
        may_share_with=tuple(row.may_share_with),
        children=() if row.for_every_child else (str(row.child_id),),
    )
