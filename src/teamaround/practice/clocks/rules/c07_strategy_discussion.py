"""C07: reasonable cause to suspect significant harm leads to a strategy discussion of council, police and health."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.clocks.rules.strategy import discussed, gives_cause
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import CareStarted
from teamaround.practice.record.facts.front_door import EnquiryConcluded, ReferralDecided, ReferralOutcome
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import ConferenceHeld

IMMEDIATE = "immediate"


def started(case: CaseFile) -> Iterator[Started]:
    """One clock for each cause, unless one that came before still runs and this one cannot wait less."""
    met, ends = discussed(case), _ends(case)
    running: Started | None = None
    for entry, span in sorted(_causes(case), key=lambda cause: (cause[0].happened_at, not cause[1])):
        if running is None or _is_over(running, entry.happened_at) or span > running.span:
            running = until(entry, met, ends, span=span)
            yield running


def _causes(case: CaseFile) -> Iterator[tuple[Entry, str]]:
    """Harm of a kind that the table names, and decisions of a social worker and a manager to hold one."""
    for harm in case.of(Incident):
        if gives_cause(case, harm.fact):
            yield harm.entry, IMMEDIATE if harm.fact.immediate_danger else ""
    for decided in case.of(ReferralDecided):
        if decided.fact.outcome is ReferralOutcome.STRATEGY:
            yield decided.entry, ""


def _is_over(clock: Started, moment: datetime) -> bool:
    over = clock.met_at or clock.ceased_at
    return over is not None and over < moment


def _ends(case: CaseFile) -> list[datetime]:
    """What was decided otherwise: by the front door, an enquiry that ended, a conference, or care."""
    ends = [told.entry.happened_at for kind in (ConferenceHeld, CareStarted) for told in case.of(kind)]
    ends += [told.entry.happened_at for told in case.of(EnquiryConcluded)]
    return ends + [
        told.entry.happened_at
        for told in case.of(ReferralDecided)
        if told.fact.outcome is not ReferralOutcome.STRATEGY
    ]
