"""Who may know what of an entry. Default deny for family and for anybody outside the team; the rule gives its reason.

The full table of sharing levels and lawful bases belongs to the disclosure rules; this is what the first pages need.
Source: domain 4.2 matrix and 4.4 (P1, P2, P5), invariant 11 and 12.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from teamaround.practice.record.facts.happenings import Sighting

if TYPE_CHECKING:
    from teamaround.practice.record.entry import Entry, Paragraph


class Viewer(NamedTuple):
    """Somebody who looks at a record: their role slug (decision 28) and their agency."""

    role: str
    agency: str


class MayKnow(NamedTuple):
    """An answer with its reason."""

    allowed: bool
    reason: str


# Roles that read the whole file of a child they are responsible for (domain 4.2).
WHOLE_FILE = frozenset({"sw", "team_manager", "service_manager", "chair", "iro", "edt"})
# Desks that take in what concerns any child of their council, whoever sends it.
DESKS = frozenset({"spoc", "edt", "hub", "hub_education"})
# An alert that goes to one of these is about a reader of the file, who may be any of those that read it (A24).
OUTSIDE_THE_FILE = frozenset({"audit_officer"})
NEVER = frozenset({"parent", "child", "carer"})


def may_know(viewer: Viewer, entry: Entry, paragraph: Paragraph | None = None) -> MayKnow:
    """Whether a viewer may read an entry, or one paragraph of it, and why."""
    if viewer.role in NEVER:
        return MayKnow(False, "family members read letters and plans, never the record (4.4)")
    if entry.by_agency == viewer.agency and not is_from_contact(entry):
        return MayKnow(True, "your own agency said this")
    if paragraph is not None and paragraph.may_share_with and viewer.role not in paragraph.may_share_with:
        return MayKnow(False, "the source limits who may read this paragraph (4.4)")
    if viewer.role in WHOLE_FILE:
        return MayKnow(True, "your role reads the whole file of a child you work with (4.2)")
    told = [told for told in entry.told if told.agency == viewer.agency and told.role in ("", viewer.role)]
    if any(one.level in ("full", "fields", "summary") for one in told):
        return MayKnow(True, "your agency was told this")
    if told:
        return MayKnow(False, "your agency was told that something exists, not what (presence level)")
    return MayKnow(False, "nobody has shared this with your agency")


def is_from_contact(entry: Entry) -> bool:
    """Whether the exchange made the entry of an agency's contact. The agency knows of the contact, not of the match.

    Source: decision 14, a sender only ever gets a receipt.
    """
    return isinstance(entry.fact, Sighting) and bool(entry.fact.contact)


def sender_of(entry: Entry | None) -> str:
    """The agency whose contact the exchange made the entry of; empty for any other entry."""
    return entry.by_agency if entry is not None and is_from_contact(entry) else ""


def learns_of(viewer: Viewer, sender: str) -> bool:
    """Whether somebody may learn that a contact of `sender` concerns a child: nobody who works at the sender.

    But for those who answer for the child, or for the desk: they must act on it, whoever sent it (decision 14).
    """
    return not sender or viewer.agency != sender or viewer.role in WHOLE_FILE | DESKS


def may_know_alert(viewer: Viewer, *, to: Collection[str], sender: str) -> bool:
    """Whether a viewer may know of an alert that goes to these roles and was raised by a contact of `sender`."""
    reads_file = viewer.role in WHOLE_FILE and not OUTSIDE_THE_FILE.intersection(to)
    return (reads_file or viewer.role in to) and learns_of(viewer, sender)


def shown_to(viewer: Viewer, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that a viewer may know, each cut to the paragraphs that they may read."""
    return tuple(_cut(viewer, entry) for entry in entries if may_know(viewer, entry).allowed)


def _cut(viewer: Viewer, entry: Entry) -> Entry:
    kept = tuple(part for part in entry.paragraphs if may_know(viewer, entry, part).allowed)
    return entry if kept == entry.paragraphs else msgspec.structs.replace(entry, paragraphs=kept)
