"""T25: something that was named as a reason to stop a return home has happened while it was under way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import (
    CareEnded,
    PoliceProtectionStarted,
    RehabilitationStarted,
    RehabilitationStopped,
)
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.words import Indicator


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each return home whose stop condition was met and which nobody has stopped since."""
    for begun in case.of(RehabilitationStarted):
        met = [told for told in _signs(case) if _is_met(begun, told)]
        if met and not _has_ended(case, begun):
            yield _prompt(case, begun, min(met, key=lambda told: instant(told[0].recorded_at)), calendar)


def _prompt(
    case: CaseFile,
    begun: Noted[RehabilitationStarted],
    met: tuple[Entry, tuple[Indicator, ...]],
    calendar: Calendar,
) -> Prompt:
    entry, signs = met
    named = " and ".join(sign.value.replace("_", " ") for sign in signs if sign in begun.fact.stop_conditions)
    span = prompt_row("T25").spans["decide"]
    return prompted(
        "T25",
        case,
        subject=(begun.entry.entry_id,),
        since=entry.recorded_at,
        entry_id=entry.entry_id,
        what=f"The plan for the return home was to stop at {named}; the record now says that this happened",
        due=deadline(entry.recorded_at, span.length, span.unit, calendar),
    )


def _signs(case: CaseFile) -> Iterator[tuple[Entry, tuple[Indicator, ...]]]:
    yield from ((told.entry, told.fact.indicators) for told in case.of(Incident))
    yield from ((told.entry, told.fact.indicators) for told in case.of(ReferralReceived))
    yield from ((told.entry, told.fact.indicators) for told in case.of(PoliceProtectionStarted))


def _is_met(begun: Noted[RehabilitationStarted], told: tuple[Entry, tuple[Indicator, ...]]) -> bool:
    entry, signs = told
    is_after = entry.happened_at >= begun.entry.happened_at
    return is_after and bool(set(signs) & set(begun.fact.stop_conditions))


def _has_ended(case: CaseFile, begun: Noted[RehabilitationStarted]) -> bool:
    """Stopped, begun anew, or over because the child is no longer looked after."""
    ends = [told.entry.happened_at for told in case.of(RehabilitationStopped)]
    ends += [told.entry.happened_at for told in case.of(CareEnded)]
    ends += [told.entry.happened_at for told in case.of(RehabilitationStarted)]
    return any(instant(at) > begun.entry.happened_at for at in ends)
