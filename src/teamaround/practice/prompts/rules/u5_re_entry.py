"""U5: a service that left is told when that happens which would bring it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency, row, slug
from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Departure
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import FactShared
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.words import Indicator


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each departed service that has not heard of a sign since, while anything is open about the child."""
    if not case.is_open or not case.departures:
        return
    signs = _signs(case)
    for departure in _last_departures(case):
        wanted = brings_back(case, departure)
        told_at = _told_at(case, departure.agency)
        unheard = [
            (entry, found)
            for entry, named in signs
            if (found := tuple(one for one in named if one in wanted)) and _is_news(entry, departure, told_at)
        ]
        if unheard:
            yield _prompt(case, calendar, departure, unheard)


def _last_departures(case: CaseFile) -> list[Departure]:
    gone = {one.agency: one for one in case.departures if one.returned_at is None}
    return list(gone.values())


def brings_back(case: CaseFile, departure: Departure) -> frozenset[Indicator]:
    """What the departure record names; where it names nothing, what its kind of service is for."""
    if departure.brings_back:
        return frozenset(departure.brings_back)
    kind = case.kind_of_agency(departure.agency)
    by_kind = prompt_row("U5-re-entry").lists
    return frozenset(Indicator(one) for one in by_kind.get(kind or "", ()))


def _signs(case: CaseFile) -> list[tuple[Entry, tuple[Indicator, ...]]]:
    """Entries that name signs, in the order in which they were recorded."""
    found = [(told.entry, told.fact.indicators) for told in case.of(Incident)]
    found += [(told.entry, told.fact.indicators) for told in case.of(ConcernReported)]
    found += [(told.entry, told.fact.indicators) for told in case.of(ReferralReceived)]
    found += [(told.entry, told.fact.indicators) for told in case.of(PoliceProtectionStarted)]
    return sorted(found, key=lambda one: (one[0].recorded_at, one[0].entry_id))


def _is_news(entry: Entry, departure: Departure, told_at: datetime | None) -> bool:
    is_theirs = entry.by_agency == departure.agency or any(
        one.agency == departure.agency for one in entry.told
    )
    since = entry.happened_at >= departure.left_at
    return since and not is_theirs and (told_at is None or entry.recorded_at > told_at)


def _told_at(case: CaseFile, agency: str) -> datetime | None:
    """When the service was last told or asked something."""
    shared = [told.entry.recorded_at for told in case.of(FactShared) if told.fact.agency == agency]
    asked = [told.entry.recorded_at for told in case.of(InformationRequested) if told.fact.agency == agency]
    return max((*shared, *asked), default=None)


def _prompt(
    case: CaseFile,
    calendar: Calendar,
    departure: Departure,
    unheard: list[tuple[Entry, tuple[Indicator, ...]]],
) -> Prompt:
    first = unheard[0][0]
    told = prompt_row("U5-re-entry").spans["told"]
    signs = row(slug(one) for _, found in unheard for one in found)
    return prompted(
        "U5-re-entry",
        case,
        subject=(departure.agency, first.entry_id),
        since=first.recorded_at,
        entry_id=first.entry_id,
        what=f"{agency(case, departure.agency)} left and has not been told of a new sign: {signs}",
        due=deadline(first.recorded_at, told.length, told.unit, calendar),
        about=(departure.agency,),
    )
