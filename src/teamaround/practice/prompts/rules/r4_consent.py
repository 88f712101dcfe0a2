"""R4: a child's own support rests on somebody who may not consent for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import child
from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.support.consent import Consent, consent, may_not_consent
from teamaround.practice.support.offers import offers


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One, of the child's last offer of each service, if its consent does not hold."""
    last = {told.fact.service: told for told in offers(case) if told.fact.to == case.child}
    for told in last.values():
        entry, offer = told.entry, told.fact
        if not may_not_consent(case, offer):
            continue
        council = consent(case, offer.consent_by) is Consent.COUNCIL_MAY_NOT
        who = (
            "the council does not share parental responsibility"
            if council
            else ("whoever is named has no parental responsibility on the record")
        )
        yield prompted(
            "R4_consent",
            case,
            subject=(offer.service, entry.entry_id),
            since=entry.recorded_at,
            entry_id=entry.entry_id,
            what=f"Consent for {child(case)}'s own support does not hold: {who}",
            about=(case.child,),
        )
