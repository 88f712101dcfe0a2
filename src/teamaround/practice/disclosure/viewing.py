"""Who may know what of an entry, how much of it, and why. Nothing else decides that (decision 4).

Whoever asks has been let in to the child's record by the access policy; a role without a row reads nothing. What an
agency was told counts, then what its role sees by default, both within the bounds of the matrix.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from teamaround.practice.disclosure.levels import capped, cut_to, level_table, most
from teamaround.practice.disclosure.matrix import RoleRow, matrix
from teamaround.practice.disclosure.subjects import subject_of
from teamaround.practice.record.facts.happenings import Sighting, SightingWithdrawn
from teamaround.practice.record.words import SharingLevel

if TYPE_CHECKING:
    from teamaround.practice.record.entry import Entry, Paragraph


class Viewer(NamedTuple):
    """Somebody who looks at a record: their role slug (decision 28) and their agency."""

    role: str
    agency: str


class MayKnow(NamedTuple):
    """An answer with its reason, and how much: `level` is None where not even that there is something may be known."""

    allowed: bool
    reason: str
    level: SharingLevel | None = None


# Roles that read the whole file of a child they are responsible for, and family, who read none of it (domain 4.2).
WHOLE_FILE = frozenset(role for role, row in matrix().items() if row.whole_file)
FAMILY_READERS = frozenset(role for role, row in matrix().items() if row.family)
# Desks that take in what concerns any child of their council, whoever sends it.
DESKS = frozenset(role for role, row in matrix().items() if row.desk)
# An alert that goes to one of these is about a reader of the file, who may be any of those that read it (A24).
OUTSIDE_THE_FILE = frozenset({"audit_officer"})


def may_know(viewer: Viewer, entry: Entry, paragraph: Paragraph | None = None) -> MayKnow:
    """Whether a viewer may read an entry, or one paragraph of it, how much of it, and why."""
    row = matrix().get(viewer.role)
    if row is None:
        return MayKnow(False, "this role reads no record")
    if row.family:
        return MayKnow(False, "family members read letters and plans, never the record (4.4)")
    whole = _of_entry(viewer, row, entry)
    if paragraph is None or not whole.allowed:
        return whole
    return _of_paragraph(viewer, row, entry, paragraph, whole)


def is_from_contact(entry: Entry) -> bool:
    """Whether the exchange made the entry of an agency's contact, or took one back.

    The agency knows of the contact, not of the match. Source: decision 14, a sender only ever gets a receipt.
    """
    fact = entry.fact
    return isinstance(fact, (Sighting, SightingWithdrawn)) and bool(fact.contact)


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
    """The entries that a viewer may know, each cut to the level and the paragraphs that they may read."""
    asked = ((entry, may_know(viewer, entry)) for entry in entries)
    return tuple(
        _cut(viewer, entry, answer.level) for entry, answer in asked if answer.allowed and answer.level
    )


def _of_entry(viewer: Viewer, row: RoleRow, entry: Entry) -> MayKnow:
    if _is_own(viewer, entry):
        return _answer(row.own, "your own agency said this")
    if row.whole_file:
        return _answer(SharingLevel.FULL, "your role reads the whole file of a child you work with (4.2)")
    subject = subject_of(entry.kind)
    told = most(one.level for one in entry.told if _is_told(viewer, one.agency, one.role))
    given = capped(told, row.bound(subject))
    default = None if _is_sender(viewer, entry) else capped(row.sees.get(subject), row.bound(subject))
    level = most(one for one in (given, default) if one)
    if level is None:
        return MayKnow(False, "nobody has shared this with your agency")
    if level is not given:
        return _answer(
            level, f"your role sees this of a child you work with: {level_table()[level].words} (4.2)"
        )
    return _answer(
        level, "your agency was told this" if told is given else "your role reads no more of this (4.2)"
    )


def _is_told(viewer: Viewer, agency: str, role: str) -> bool:
    return agency == viewer.agency and role in ("", viewer.role)


def _is_own(viewer: Viewer, entry: Entry) -> bool:
    return entry.by_agency == viewer.agency and not is_from_contact(entry)


def _is_sender(viewer: Viewer, entry: Entry) -> bool:
    return entry.by_agency == viewer.agency and is_from_contact(entry)


def _answer(level: SharingLevel, reason: str) -> MayKnow:
    if level_table()[level].shows_entry:
        return MayKnow(True, reason, level)
    return MayKnow(False, "you may know that something exists, not what (presence level)", level)


def _of_paragraph(
    viewer: Viewer, row: RoleRow, entry: Entry, paragraph: Paragraph, whole: MayKnow
) -> MayKnow:
    """A paragraph follows its entry, within what its source allows. An agency always reads its own words."""
    if whole.level is None or not level_table()[whole.level].shows_paragraphs:
        return MayKnow(False, "you may know this in part, without its paragraphs", whole.level)
    if _is_own(viewer, entry):
        return whole
    if paragraph.may_share_with and viewer.role not in paragraph.may_share_with:
        return MayKnow(False, "the source limits who may read this paragraph (4.4)", whole.level)
    if paragraph.protected_source and not row.whole_file and viewer.role not in paragraph.may_share_with:
        return MayKnow(False, "who said this must not be known further than needed (4.2)", whole.level)
    return whole


def _cut(viewer: Viewer, entry: Entry, level: SharingLevel) -> Entry:
    kept = tuple(part for part in entry.paragraphs if may_know(viewer, entry, part).allowed)
    cut = cut_to(level, entry)
    return cut if kept == entry.paragraphs else msgspec.structs.replace(cut, paragraphs=kept)
