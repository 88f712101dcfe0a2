"""U11: who was not asked before a legal gateway meeting, and which referral came shortly before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.alerts.wording import agency, row
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.agency_kind_words import AGENCY_KIND_WORDS
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.care import LegalGatewayHeld
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.words import AgencyKind

CODE = "U11_pack"


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One, of the last meeting, while anything is open about the child."""
    held = max(case.of(LegalGatewayHeld), key=lambda told: told.entry.happened_at, default=None)
    if held is None or not case.is_open:
        return
    parts = [
        *_recent_referrals(case, held),
        *_not_asked(case, held),
        *([] if held.fact.missing else ["The minute does not say what was not known."]),
    ]
    if parts:
        yield prompted(
            CODE,
            case,
            subject=(held.entry.entry_id,),
            since=held.entry.recorded_at,
            entry_id=held.entry.entry_id,
            what=" ".join(parts),
        )


def _recent_referrals(case: CaseFile, held: Noted[LegalGatewayHeld]) -> Iterator[str]:
    """The newest referral shortly before the meeting: what the pack shows first."""
    limit = prompt_row(CODE).numbers["referral_days"]
    on = local_date(held.entry.happened_at)
    days = [(on - local_date(told.entry.happened_at)).days for told in case.of(ReferralReceived)]
    recent = [one for one in days if 0 <= one < limit]
    if recent:
        yield f"A referral was received {min(recent)} days before this meeting."


def _not_asked(case: CaseFile, held: Noted[LegalGatewayHeld]) -> Iterator[str]:
    """Agencies that work with an adult of the case by name, other sources by what they are."""
    asked = {*held.fact.sources_asked, *_asked_lately(case, held)}
    kinds = {case.kind_of_agency(one) for one in asked}
    named = sorted({one for person in case.people.values() for one in person.open_to})
    missing = []
    for kind in prompt_row(CODE).lists["sources"]:
        known = [one for one in named if case.kind_of_agency(one) == kind]
        missing += [agency(case, one) for one in known if one not in asked]
        if not known and kind not in kinds:
            missing.append(AGENCY_KIND_WORDS[AgencyKind(kind)])
    if missing:
        yield f"Not asked: {row(missing)}."


def _asked_lately(case: CaseFile, held: Noted[LegalGatewayHeld]) -> set[str]:
    """Whom anybody asked shortly before the meeting or since."""
    back = timedelta(days=prompt_row(CODE).numbers["asked_within_days"])
    since = held.entry.happened_at - back
    return {told.fact.agency for told in case.of(InformationRequested) if told.entry.happened_at >= since}
