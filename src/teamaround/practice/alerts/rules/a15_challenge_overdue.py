"""A15: a professional challenge got no reply in time, or one that its raiser does not agree with (C40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, quoted, when
from teamaround.practice.calendar import Calendar
from teamaround.practice.challenge.ladder import ladder
from teamaround.practice.challenge.standing import GOES_ON, ChallengeState, Standing, standings
from teamaround.practice.record.case_file import CaseFile


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a stage, to whoever raised it and to whoever answers at the next stage."""
    for standing in standings(case, now, calendar):
        if standing.state in GOES_ON:
            yield _alert(case, calendar, standing)


def _alert(case: CaseFile, calendar: Calendar, standing: Standing) -> Alert:
    entry, challenge = standing.raised.entry, standing.raised.fact
    is_silent = standing.state is ChallengeState.NO_RESPONSE
    to_agency = agency(case, challenge.to_agency)
    following = standing.next_stage
    higher = following.answered_by if following else ladder().stages[-1].answered_by
    return raised(
        "A15",
        case,
        calendar,
        subject=(challenge.challenge, str(challenge.stage), standing.state),
        since=standing.since,
        entry_id=entry.entry_id,
        about=(challenge.by_agency, challenge.to_agency),
        to=tuple(dict.fromkeys((ladder().raiser(case, challenge.by_agency), *higher))),
        to_agencies=(challenge.by_agency,),
        what=f"No response by {to_agency} to a challenge at stage {challenge.stage}"
        if is_silent
        else f"{to_agency} replied to a challenge at stage {challenge.stage}, and its raiser does not agree",
        how_known=f"Raised {when(entry.happened_at)} by {agency(case, challenge.by_agency)}: "
        f"{quoted(case, challenge.nature)}. Expected: {quoted(case, challenge.expected)}.",
        how_sure="Certain as far as the record goes.",
        undermines="What was challenged, until it is settled.",
        why_level=f"Amber. The next stage is open: {following.name}."
        if following
        else "Amber. This was the last stage; the partnership decides what follows.",
    )
