"""Words for explanations: people, places, agencies and times as they may be shown. Addresses never are."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.disclosure.concealment import gives_away, secrets_in
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.remembering import remembered, remembered_one

UNNAMED = "somebody who must not be named"
WORDS_WITHHELD = "words withheld, because they name an address or a protected person"
_TELLING = 3  # letters: shorter parts of a name stand in too many other words
_INITIALS = 4
_MONTHS = tuple(month_name)[1:]  # asked for once: each asking goes through the locale
NOT_IDENTIFIED = "A person not identified"


def who(case: CaseFile, person: str) -> str:
    """A person's name, unless nobody may learn it from us."""
    if person == case.child:
        return child(case)
    known = case.people.get(person)
    if known is None:
        return "a person whose name is not known"
    return UNNAMED if known.protected_source else known.name


def child(case: CaseFile) -> str:
    """The child's name, or "the child"."""
    return case.about.name if case.about and case.about.name else "the child"


def places(case: CaseFile, place: str) -> str:
    """A place by its label, or as withheld."""
    known = case.places.get(place)
    return known.shown_as if known else "a place of the record"


def people(case: CaseFile, persons: Iterable[str]) -> str:
    """Several people in a row."""
    return row(who(case, person) for person in persons) or "a person of the record"


def slug(text: str) -> str:
    """A slug as words: `health_0_19` -> `health 0 19`."""
    return text.replace("_", " ")


@remembered_one
def quoted(case: CaseFile, text: str) -> str:
    """Free words of the record, unless they give an address or a protected person away; then only that they exist."""
    plain = text.casefold()
    hidden = any(map(plain.__contains__, _never_said(case))) or gives_away(text, secrets_in(case))
    return WORDS_WITHHELD if hidden else text


@remembered
def _never_said(case: CaseFile) -> Iterator[str]:
    """Every address, and every part of a protected person's name, that no free words may hold."""
    secret = [one for place in case.places.values() for one in (place.address, place.postcode, place.uprn)]
    for person in case.people.values():
        if person.protected_source:
            secret += [*person.given_names.split(), person.family_name, *person.former_names]
    return (one.casefold() for one in secret if len(one) >= _TELLING)


def agency(case: CaseFile, name: str) -> str:
    """An agency by its name; where the directory does not know it, its slug, short ones as initials."""
    known = case.agencies.get(name)
    if known is not None and known.name:
        return known.name
    words = slug(name).replace("-", " ")
    return words.upper() if len(words) <= _INITIALS else words


def day(moment: date) -> str:
    """`11 May 2024`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def when(moment: datetime) -> str:
    """`11 May 2024, 8:05pm`, London time."""
    local = instant(moment).astimezone(LONDON)
    return f"{day(local)}, {local.hour % 12 or 12}:{local.minute:02}{'pm' if local.hour >= 12 else 'am'}"


def said_by(case: CaseFile, entry: Entry, told_by: str = "", kind: str = "") -> str:
    """Which agency says so, in what, how it knows and when it happened."""
    source = agency(case, told_by or entry.by_agency)
    record = f", {slug(kind)}" if kind else ""
    how = catalogue().how_known[entry.how_known]
    return f"{source[:1].upper()}{source[1:]}{record}, {when(entry.happened_at)}; {how}."


def row(names: Iterable[str]) -> str:
    """Several in a row, each once, with commas and one "and"."""
    told = list(dict.fromkeys(names))
    return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else "".join(told)
