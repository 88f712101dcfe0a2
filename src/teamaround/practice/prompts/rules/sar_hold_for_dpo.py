"""SAR_hold_for_DPO: a request for access by somebody to whom an answer could give a person away is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.history import dangerous_since
from teamaround.practice.alerts.wording import who
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks import waiting
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AccessAnswered, AccessRequested
from teamaround.practice.record.facts.people import Concealment


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a request that is open, where something on the record could give somebody away."""
    dues = {started.entry_id: due for started, due in waiting("C53", case, calendar)}
    for told in case.of(AccessRequested):
        if _could_give_away(case, told.fact.by) and not _is_answered(
            case, told.fact.by, told.entry.happened_at
        ):
            yield prompted(
                "SAR_hold_for_DPO",
                case,
                subject=(told.fact.by, told.entry.entry_id),
                since=told.entry.recorded_at,
                entry_id=told.entry.entry_id,
                what=f"{who(case, told.fact.by)} asked to see what is held; the answer is held until it is checked",
                due=dues.get(told.entry.entry_id),
                about=(told.fact.by,),
            )


def _could_give_away(case: CaseFile, person: str) -> bool:
    """Whether the one who asks is bound or tagged, or an address or a source of this record is protected."""
    is_bound = any(one.person == person for one in case.controls.values())
    is_hidden = any(one.concealment is not Concealment.NONE for one in case.places.values())
    has_source = any(one.protected_source for one in case.people.values())
    return is_bound or is_hidden or has_source or dangerous_since(case, person) is not None


def _is_answered(case: CaseFile, person: str, since: datetime) -> bool:
    return any(
        told.fact.by == person and told.entry.happened_at >= instant(since)
        for told in case.of(AccessAnswered)
    )
