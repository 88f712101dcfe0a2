"""Everything said: the chronology, each entry with when, who says so, how they know, and who has been told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from teamaround.practice.answers.headline import headline
from teamaround.practice.answers.kind_labels import kind_label
from teamaround.practice.answers.known import Sureness, sureness
from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.service.pages.child.answers import HOW_KNOWN, MARKS
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.child.told import Brought, brought_by_alerts, told
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import CertaintyMark
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Badge, Link, NewLine, Piece, Quiet, Sentence, Strong
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field

AT_ONCE = 25  # entries on a page [INV]
COLUMNS = ("When it happened", "What was said", "Who says so, and how they know", "Who has been told")


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """Everything on the page."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    summary: str
    list: Listing
    pages: Pagination | None


def entries_page(opened: Opened, wanted: str = "") -> EntriesPage:
    """Compose the page; the newest first."""
    entries = readable(opened)
    newest = sorted(entries, key=lambda entry: (entry.happened_at, entry.entry_id), reverse=True)
    here = paged(newest, wanted, AT_ONCE, keep=opened.as_at.query)
    brought = brought_by_alerts(opened, here.rows)
    listing = Listing(
        "Newest first",
        COLUMNS,
        tuple(_row(opened, entry, brought) for entry in here.rows),
        caption_hidden=True,
        empty="Nothing that you may read has been said yet. What agencies record about the child will stand here.",
    )
    return EntriesPage(
        identity=identity(opened),
        navigation=navigation(opened, "entries"),
        control=as_at_control(opened, "entries"),
        summary=_summary(opened, len(entries)),
        list=listing,
        pages=here.pagination,
    )


def readable(opened: Opened) -> tuple[Entry, ...]:
    """All that the reader may know; without the right to the chronology, what their own agency said."""
    if opened.sees(Field.CHRONOLOGY):
        return opened.shown.entries
    return tuple(entry for entry in opened.shown.entries if entry.by_agency == opened.asking.actor.agency)


def _summary(opened: Opened, number: int) -> str:
    entries = f"{number} {'entry' if number == 1 else 'entries'}"
    if opened.sees(Field.CHRONOLOGY):
        return f"{entries}. Nothing is overwritten: a correction is a new entry."
    return f"{entries} by your own agency. What others said is theirs and the social worker’s to share."


def _row(opened: Opened, entry: Entry, brought: Brought) -> ListingRow:
    return ListingRow(
        (
            (Strong(dates.brief_moment(entry.happened_at)), *_late(entry)),
            said(opened, entry),
            source(opened, entry),
            told(opened, entry, brought),
        ),
        anchor=f"entry-{entry.entry_id}",
    )


def _late(entry: Entry) -> tuple[Piece, ...]:
    """When it reached us, where that is another moment."""
    if entry.recorded_at <= entry.happened_at:
        return ()
    return (NewLine(), Quiet(f"recorded {dates.brief_moment(entry.recorded_at)}"))


def said(opened: Opened, entry: Entry) -> Sentence:
    """The line of the entry, then its further paragraphs, then the kind of entry it is."""
    first = opened.names.spelled(headline(opened.shown, entry))
    where = reverse("child_why", args=[opened.child.child_id, entry.entry_id]) + opened.as_at.query
    corrected = (Badge("Correction", "amber"), " ") if entry.corrects else ()
    rest = [piece for part in entry.paragraphs[1:] for piece in (NewLine(), part.text)]
    return (
        *corrected,
        first,
        *rest,
        NewLine(),
        Link(kind_words(entry), where, f"of {dates.day(entry.happened_at)}"),
    )


def kind_words(entry: Entry) -> str:
    """ "Core group"."""
    return kind_label(entry)


def source(opened: Opened, entry: Entry) -> Sentence:
    """Who says so and how they know; a source that is protected never by name or kinship."""
    agency = opened.names.agency(entry.by_agency)
    mark = CertaintyMark(MARKS[Sureness(sureness(opened.shown, entry))])
    how = HOW_KNOWN[entry.how_known].format(who=agency)
    author = opened.names.colleagues.get(entry.author, "")
    behind = tuple(_sources(opened, entry.paragraphs))
    return (mark, f". {how}", *((NewLine(), Quiet(f"written by {author}")) if author else ()), *behind)


def _sources(opened: Opened, paragraphs: tuple[Paragraph, ...]) -> Iterator[Piece]:
    if any(_is_protected(opened, part) for part in paragraphs):
        yield NewLine()
        yield Quiet("from a source who is protected")
    named = {part.source for part in paragraphs if part.source and not _is_protected(opened, part)}
    for one in sorted(named):
        yield NewLine()
        yield Quiet(f"from {opened.names.somebody(one)}")


def _is_protected(opened: Opened, part: Paragraph) -> bool:
    person = opened.names.case.people.get(part.source)
    return part.protected_source or (person is not None and person.protected_source)
