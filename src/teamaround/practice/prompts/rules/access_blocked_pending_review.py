"""access_blocked_pending_review: a reader who must not, or has no task, is stopped until reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.access import unusual_looks
from teamaround.practice.alerts.wording import agency
from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One an opening. That no purpose was written down stops nobody who works with the child."""
    for look in unusual_looks(case):
        if look.is_barring:
            yield prompted(
                "access_blocked_pending_review",
                case,
                subject=(look.agency, look.entry.entry_id),
                since=look.entry.recorded_at,
                entry_id=look.entry.entry_id,
                what=f"A reader of {agency(case, look.agency)} may not open this record again until it is reviewed",
                about=(look.agency,),
            )
