"""A09: a point of a minute leaves open what must be said: which address, when, from whom, who was told (U6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import binding_at
from teamaround.practice.alerts.wording import day, row, who
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import InformationRequested, MaracHeld, MaracPoint, Urgency
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.requests import answers_to
from teamaround.practice.record.words import YesNoUnknown

OPEN_WORDS = {
    "from_agency": "which agency it came from",
    "address_given": "which address was given, if one was",
    "occurred_at": "when it was",
    "who_was_told": "who was told",
    "place": "whose address it was",
}


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a minute, with everything that its points leave open."""
    minutes = [(told.entry, told.fact.points) for told in case.of(MaracHeld)]
    minutes += [(told.entry, told.fact.points) for told in case.of(StrategyMeetingHeld)]
    for entry, points in minutes:
        left_open = {point: missing for point in points if (missing := _missing(case, entry, point))}
        if left_open:
            yield _alert(case, calendar, entry, left_open)


def _missing(case: CaseFile, entry: Entry, point: MaracPoint) -> tuple[str, ...]:
    """What a point leaves open. An address that nobody knows is settled by asking for it, and by no less: what the
    system asks of itself settles it when it is answered."""
    found = [
        name for name in catalogue().row("A09").lists["mandatory"] if getattr(point, name) in (None, "", ())
    ]
    if point.address_given is YesNoUnknown.YES and not point.place:
        found.append("place")
    if point.address_given is YesNoUnknown.UNKNOWN and not _asked_since(case, entry, point):
        found.append("address_given")
    return tuple(found)


def _asked_since(case: CaseFile, entry: Entry, point: MaracPoint) -> bool:
    return any(
        point.person in told.fact.about
        and (told.fact.urgency is Urgency.RED or not _is_bound(case, entry, point))
        and instant(told.entry.recorded_at) >= instant(entry.recorded_at)
        and (not told.fact.because or any(answers_to(case, told.fact)))
        for told in case.of(InformationRequested)
    )


def _is_bound(case: CaseFile, entry: Entry, point: MaracPoint) -> bool:
    """Whether a condition kept the person away then: asking is then a matter of hours (AC-U6-2)."""
    binding = catalogue().row("A04").lists["binding"]
    return any(
        one.person == point.person and one.sort in binding for one in binding_at(case, entry.happened_at)
    )


def _alert(
    case: CaseFile, calendar: Calendar, entry: Entry, left_open: dict[MaracPoint, tuple[str, ...]]
) -> Alert:
    is_strategy = isinstance(entry.fact, StrategyMeetingHeld)
    first = next(iter(left_open))
    words = row(OPEN_WORDS[name] for missing in left_open.values() for name in missing)
    unknown = [one for one in left_open if one.address_given is YesNoUnknown.UNKNOWN]
    asked = {str(kind) for one in unknown if (kind := case.kind_of_agency(one.from_agency)) is not None}
    return raised(
        "A09",
        case,
        calendar,
        subject=(entry.entry_id,),
        since=entry.recorded_at,
        entry_id=entry.entry_id,
        about=tuple(one.person for one in left_open),
        to=catalogue().row("A09").lists["to_of_strategy"] if is_strategy else (),
        to_agencies=tuple(sorted({one.from_agency for one in left_open if one.from_agency})),
        requests=tuple(sorted(asked)),
        urgency=Urgency.RED if any(_is_bound(case, entry, one) for one in unknown) else Urgency.URGENT,
        what=f"The minute about {who(case, first.person)} does not say {words}",
        how_known=f"From the minute of {day(local_date(entry.happened_at))}, {len(left_open)} of its points.",
        how_sure="Certain that the minute leaves it open. What the answer is, is not known.",
        undermines="Whatever the meeting took for safe without knowing it.",
        why_level="Amber until the minute says it, or it has been asked for.",
    )
