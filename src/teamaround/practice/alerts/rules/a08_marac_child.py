"""A08: a case was listed for MARAC that a child is linked to; the child's own school is asked for its part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, child, day, said_by
from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks.rules.marac import heard_after, school_contributed_at, schools_asked
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import MaracListed


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a listing and school, until its part is in or the case was heard. No sibling's school is named."""
    for listed in case.of(MaracListed):
        if heard_after(case, listed.fact.victim, listed.entry.happened_at) is not None:
            continue
        for school in schools_asked(case, listed):
            if school_contributed_at(case, listed, school) is None:
                entry, meeting = listed.entry, listed.fact.meeting_on
                on = f" on {day(meeting)}" if meeting else ", on a day not recorded"
                yield raised(
                    "A08",
                    case,
                    calendar,
                    subject=(school, entry.entry_id),
                    since=entry.recorded_at,
                    entry_id=entry.entry_id,
                    about=(school,),
                    what=f"A MARAC meeting is to be held{on} that concerns {child(case)}; the part of "
                    f"{agency(case, school)} is asked for",
                    how_known=said_by(case, entry),
                    how_sure="Certain that the case is listed.",
                    undermines="What the meeting can know of the child's days.",
                    why_level="Amber until the school's part is in.",
                )
