"""A case file as single passages: each entry's line and each of its paragraphs, with whom and what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.alerts.wording import UNNAMED, WORDS_WITHHELD, quoted
from teamaround.practice.answers.kind_labels import kind_label
from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.disclosure.concealment import even
from teamaround.practice.disclosure.subjects import subject_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Paragraph


class FamilyLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a paper says of one kind of entry, and the field whose words it adds."""

    says: str
    words: str = ""


@cache
def family_lines() -> Mapping[str, FamilyLine]:
    """What papers say, by kind of entry. A kind that is not here is in no paper."""
    text = files(__package__).joinpath("rows/family_lines.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, FamilyLine])


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that could be told: the line of an entry, or one paragraph of it (`paragraph` is its place, else None).

    `people`, `places` and `agencies` are those of the record that it names, `source` who said it.
    """

    entry: Entry
    text: str
    subject: str
    people: frozenset[str]
    places: frozenset[str]
    source: str = ""
    protected_source: bool = False
    may_share_with: tuple[str, ...] = ()
    paragraph: int | None = None

    @property
    def on(self) -> date:
        """The day it happened, in London."""
        return instant(self.entry.happened_at).astimezone(LONDON).date()

    @property
    def hides_somebody(self) -> bool:
        """Whether it says that there is somebody who must not be named, which is itself too much."""
        return UNNAMED in self.text

    @property
    def hides_words(self) -> bool:
        """Whether words were withheld in it already, which says that there is something to withhold."""
        return WORDS_WITHHELD in self.text


def passages_of(case: CaseFile, entries: Iterable[Entry]) -> Iterator[Passage]:
    """Every passage of some entries of a case, in their order."""
    for entry in entries:
        yield _line(case, entry)
        yield from (_paragraph(case, entry, place, part) for place, part in enumerate(entry.paragraphs))


def named_in(text: str, case: CaseFile) -> frozenset[str]:
    """The people of the record whose given name, or whole name, stands in a text. A family name alone is shared."""
    spaced = f" {even(text)} "
    return frozenset(
        person
        for person, known in case.people.items()
        if any(f" {even(name)} " in spaced for name in (*known.given_names.split(), known.name) if name)
    )


def _line(case: CaseFile, entry: Entry) -> Passage:
    """What a paper says of an entry; for a kind that no paper speaks of, its name alone."""
    row = family_lines().get(entry.kind)
    words = quoted(case, getattr(entry.fact, row.words)) if row and row.words else ""
    named = frozenset(_words(entry.fact))
    return Passage(
        entry=entry,
        text=f"{row.says}{words}" if row else f"{kind_label(entry)}.",
        subject=subject_of(entry.kind),
        people=named & case.people.keys(),
        places=named & case.places.keys(),
        source=next((one for one in named if one in case.people and case.people[one].protected_source), ""),
    )


def _paragraph(case: CaseFile, entry: Entry, place: int, part: Paragraph) -> Passage:
    named = frozenset((*part.about, part.source))
    return Passage(
        entry=entry,
        text=part.text,
        subject=subject_of(entry.kind),
        people=named & case.people.keys(),
        places=named & case.places.keys(),
        source=part.source,
        protected_source=part.protected_source,
        may_share_with=part.may_share_with,
        paragraph=place,
    )


def _words(value: object) -> Iterator[str]:
    """Every word or slug that a fact holds, at any depth: names of people and places are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _words(getattr(value, name))
