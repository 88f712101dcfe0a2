"""R13_next_stage: a challenge goes on, and the next stage is offered to whoever raised it within the hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency
from teamaround.practice.calendar import Calendar
from teamaround.practice.challenge import ChallengeState, ladder, standings
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a challenge that goes on, while there is a stage to go to."""
    for standing in standings(case, now, calendar):
        following = standing.next_stage
        if following is None:
            continue
        entry, challenge = standing.raised.entry, standing.raised.fact
        why = "no response" if standing.state is ChallengeState.NO_RESPONSE else "not agreed"
        yield prompted(
            "R13_next_stage",
            case,
            subject=(challenge.challenge, str(challenge.stage)),
            since=standing.since,
            entry_id=entry.entry_id,
            what=f"Stage {challenge.stage} of the challenge to {agency(case, challenge.to_agency)} ended ({why}). "
            f"Stage {following.stage} is offered: {following.name}",
            due=standing.offered_by,
            about=(challenge.by_agency, challenge.to_agency),
            to=(ladder().raiser(case, challenge.by_agency),),
        )
