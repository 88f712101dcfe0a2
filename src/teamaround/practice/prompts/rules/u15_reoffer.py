"""U15: support that was declined is offered again, on a schedule and after anything new. Never as a condition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency, child, who
from teamaround.practice.calendar import Calendar, Unit, deadline, instant
from teamaround.practice.clocks.table import Span
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.practice.record.facts.forums import SupportOffered
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.support.offers import declined

CODE, STEPS = "U15_reoffer", ("first", "second", "third")


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """For each offer that was last declined: the next time of the schedule, and soon after an incident since."""
    if not case.is_open:
        return
    for told in declined(case):
        spans = prompt_row(CODE).spans
        dues = [deadline(told.entry.happened_at, *_length(spans[step]), calendar) for step in STEPS]
        due = next((one for one in dues if instant(one) >= instant(now)), dues[-1])
        yield _prompt(case, told, told.entry, due, "declined")
        incident = _newest_incident(case, told.entry)
        if incident is not None:
            soon = deadline(incident.recorded_at, *_length(spans["after_incident"]), calendar)
            yield _prompt(case, told, incident, soon, "after_incident")


def _length(span: Span) -> tuple[float, Unit]:
    return span.length, span.unit


def _newest_incident(case: CaseFile, declined_in: Entry) -> Entry | None:
    happened = [told.entry for told in case.of(Incident)]
    happened += [told.entry for told in case.of(SeriousIncident)]
    happened += [told.entry for told in case.of(PoliceProtectionStarted)]
    since = (one for one in happened if one.recorded_at > declined_in.recorded_at)
    return max(since, key=lambda one: (one.recorded_at, one.entry_id), default=None)


def _prompt(case: CaseFile, told: Noted[SupportOffered], because: Entry, due: datetime, why: str) -> Prompt:
    offer = told.fact
    whom = child(case) if offer.to == case.child else who(case, offer.to)
    since_then = "; something has happened since" if why == "after_incident" else ""
    return prompted(
        CODE,
        case,
        subject=(offer.to, offer.service, told.entry.entry_id, why, because.entry_id),
        since=because.recorded_at,
        entry_id=because.entry_id,
        what=f"{agency(case, offer.service)} may be offered to {whom} again{since_then}",
        due=due,
        about=(offer.to,),
    )
