"""A case file as single passages: each entry's line and each of its paragraphs, with whom and what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from teamaround.practice.alerts.wording import UNNAMED, WORDS_WITHHELD
from teamaround.practice.answers.in_words import IN_WORDS
from teamaround.practice.answers.kind_labels import kind_label
from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.disclosure.concealment import even
from teamaround.practice.disclosure.subjects import subject_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Paragraph


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
    """What the entry's kind says of itself in a line, without free words of its paragraphs."""
    told = IN_WORDS.get(type(entry.fact))
    line = f"{kind_label(entry)}: {told(entry.fact, case)}" if told else kind_label(entry)
    named = frozenset(_words(entry.fact))
    return Passage(
        entry=entry,
        text=f"{line}.",
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
