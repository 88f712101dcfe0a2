"""R4: consent for the child's own support was refused; the chair is asked what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import child
from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import OfferAnswer
from teamaround.practice.record.facts.meetings import ConferenceHeld, CoreGroupHeld
from teamaround.practice.support.offers import childs_offer


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """At most one, until a core group or conference has met since."""
    own = childs_offer(case)
    if own is None or case.plan is None or own.fact.answer is not OfferAnswer.CONSENT_REFUSED:
        return
    held = [told.entry.happened_at for told in case.of(CoreGroupHeld)]
    held += [told.entry.happened_at for told in case.of(ConferenceHeld)]
    if any(instant(at) > own.entry.happened_at for at in held):
        return
    span = prompt_row("R4_refusal").spans["asked"]
    yield prompted(
        "R4_refusal",
        case,
        subject=(own.entry.entry_id,),
        since=own.entry.recorded_at,
        entry_id=own.entry.entry_id,
        what=f"Consent for {child(case)}'s own support was refused. Does that change the risk?",
        due=deadline(own.entry.recorded_at, span.length, span.unit, calendar),
        about=(case.child,),
    )
