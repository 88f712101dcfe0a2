"""R3: a child waits for a service that was named, and the minute does not say what is offered in the meantime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import child
from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.needs.trauma import decisions
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from teamaround.practice.record.facts.meetings import CoreGroupHeld


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """At most one: once a core group was held after the child had waited for long."""
    entry = _waits_since(case) if case.plan is not None else None
    if entry is None:
        return
    span = prompt_row("R3_interim_offer").spans["waiting"]
    waited = deadline(entry.happened_at, span.length, span.unit, calendar)
    held = [told.entry for told in case.of(CoreGroupHeld) if told.entry.happened_at > instant(waited)]
    if held:
        first = min(held, key=lambda one: one.recorded_at)
        yield prompted(
            "R3_interim_offer",
            case,
            subject=(entry.entry_id,),
            since=first.recorded_at,
            entry_id=first.entry_id,
            what=f"{child(case)} has waited for support since it was decided, and nothing is recorded for the meantime",
            about=(case.child,),
        )


def _waits_since(case: CaseFile) -> Entry | None:
    """What says that the child waits: the decision that named a provider, or an offer of a service not yet there."""
    taken = decisions(case)
    if taken and (taken[-1].fact.interim_offer or taken[-1].fact.provider):
        decided = taken[-1].fact
        return None if decided.interim_offer or _has_begun(case, decided.provider) else taken[-1].entry
    services = prompt_row("R3_interim_offer").lists["services"]
    last = {told.fact.service: told for told in case.of(SupportOffered) if told.fact.to == case.child}
    waiting = (
        told.entry
        for service, told in last.items()
        if told.fact.answer is OfferAnswer.PENDING and case.kind_of_agency(service) in services
    )
    return min(waiting, key=lambda one: one.happened_at, default=None)


def _has_begun(case: CaseFile, provider: str) -> bool:
    """Whether the child has the service that was named."""
    return any(
        told.fact.to == case.child
        and told.fact.service == provider
        and told.fact.answer in (OfferAnswer.ACCEPTED, OfferAnswer.ENDED)
        for told in case.of(SupportOffered)
    )
