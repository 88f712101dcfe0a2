"""A20: the child, or an adult who is linked to the child, moves to another council's area; both front doors are told.

An adult who moves to where the child lives crosses a border too. A home, a surgery or a school counts, and so does a
request that the other council take the case over. The other council is named and nothing narrower (decision 46).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency as agency_words
from teamaround.practice.alerts.wording import day, slug, who
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.running import council_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.controls import MovedArea
from teamaround.practice.record.facts.family import ChildMoved, SchoolChanged, TransferRequested
from teamaround.practice.record.words import AgencyKind


class Crossing(NamedTuple):
    """Who or what crossed, to which council, and the entry that says so; `home` where the child's own home did."""

    entry: Entry
    person: str
    council: str
    words: str
    home: bool = False


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each person and council, while anything is open about the child; the first entry gives the key."""
    if not case.is_open:
        return
    by_mover: dict[tuple[str, str], list[Crossing]] = {}
    for one in sorted(
        _crossings(case, now), key=lambda one: (instant(one.entry.recorded_at), one.entry.entry_id)
    ):
        by_mover.setdefault((one.person, one.council), []).append(one)
    for several in by_mover.values():
        yield _alert(case, calendar, several)


def _crossings(case: CaseFile, now: datetime) -> Iterator[Crossing]:
    here = council_at(case, now)
    for one in _of_child(case):
        back = one.home and _home_again(case, one.entry)
        if one.council and one.council not in (here, council_at(case, one.entry.happened_at)) and not back:
            yield one
    for one in _of_adults(case):
        followed = here != council_at(case, one.entry.happened_at)  # the child has come to live there since
        if one.council and not (one.council == here and followed):
            yield one


def _of_child(case: CaseFile) -> Iterator[Crossing]:
    for moved in case.of(ChildMoved):
        stay = "stays for a time" if moved.fact.temporary else "has moved"
        yield Crossing(moved.entry, case.child, moved.fact.council, f"{stay} there", home=True)
    for changed in case.of(SchoolChanged):
        school = case.agencies.get(changed.fact.to)
        if school is not None and case.about is not None and case.about.school == changed.fact.to:
            yield Crossing(changed.entry, case.child, school.council, "goes to a school there")
    for asked in case.of(TransferRequested):
        yield Crossing(asked.entry, case.child, asked.fact.to_council, "is to be handed over there")


def _of_adults(case: CaseFile) -> Iterator[Crossing]:
    last = {moved.fact.person: moved for moved in case.of(MovedArea)}
    for moved in last.values():
        on = local_date(moved.entry.happened_at)
        if moved.fact.person == case.child or case.is_linked(moved.fact.person, on):
            yield Crossing(moved.entry, moved.fact.person, moved.fact.to_council, "has moved there")


def _home_again(case: CaseFile, entry: Entry) -> bool:
    """Whether a later entry says that the child moved again: only the last home counts."""
    return any(instant(told.entry.happened_at) > instant(entry.happened_at) for told in case.of(ChildMoved))


def _alert(case: CaseFile, calendar: Calendar, several: list[Crossing]) -> Alert:
    first = several[0]
    words = list(dict.fromkeys(one.words for one in several))
    return raised(
        "A20",
        case,
        calendar,
        subject=(first.person, first.council, first.entry.entry_id),
        since=first.entry.recorded_at,
        entry_id=first.entry.entry_id,
        also=tuple(dict.fromkeys(one.entry.entry_id for one in several[1:])),
        about=(first.person,),
        to_agencies=_hubs(case, first.council),
        what=f"{who(case, first.person)} crosses into the area of {_whose(case, first)} council "
        f"({_named(first.council)}): " + ", ".join(words),
        how_known=f"{agency_words(case, first.entry.by_agency)} says so, {day(local_date(first.entry.happened_at))}.",
        how_sure="As sure as whoever says so. Where exactly is on the record for those who may know it.",
        undermines="What this council’s agencies do and see: others may be nearer to the child now.",
        why_level="Amber until both councils know and it is settled who is responsible.",
    )


def _hubs(case: CaseFile, council: str) -> tuple[str, ...]:
    """The front doors of both councils, as far as the directory has them."""
    here = case.councils[-1][0] if case.councils else ""
    return tuple(
        slug_
        for slug_, known in case.agencies.items()
        if known.kind is AgencyKind.HUB and known.council and known.council in (here, council)
    )


def _whose(case: CaseFile, crossing: Crossing) -> str:
    nearer = crossing.council == council_at(case, crossing.entry.happened_at)
    return "the child's own" if nearer else "another"


def _named(council: str) -> str:
    words = slug(council).replace("-", " ")
    return words if " " in words else words.upper()
