"""Asking for the clocks of a story, with the agencies and terms of these tests."""

from __future__ import annotations

from datetime import date

from teamaround.practice.calendar import Calendar, Term
from teamaround.practice.clocks import Clock, running
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import AgencyKind
from tests.practice.telling import CHILD, DIRECTORY, Story, at

AGENCIES = DIRECTORY | {
    slug: Agency(agency=slug, kind=kind)
    for slug, kind in {
        "police": AgencyKind.POLICE,
        "probation": AgencyKind.PROBATION,
        "health": AgencyKind.HEALTH_0_19,
        "landlord": AgencyKind.HOUSING,
    }.items()
}
TERMS = Calendar(
    terms={
        "csb": (
            Term(starts=date(2024, 1, 8), ends=date(2024, 3, 22)),
            Term(starts=date(2024, 4, 8), ends=date(2024, 7, 19)),
            Term(starts=date(2024, 9, 3), ends=date(2024, 12, 20)),
        )
    }
)


def case_of(story: Story, now: str) -> CaseFile:
    """The case file as at a moment, its agencies known by kind."""
    return fold(story.entries, child=CHILD, as_at=at(now), agencies=AGENCIES)


def clocks(story: Story, now: str, code: str, calendar: Calendar = TERMS) -> list[Clock]:
    """The clocks of one code as at a moment, the soonest due first."""
    return [one for one in running(case_of(story, now), at(now), calendar) if one.code == code]


def shown(found: list[Clock]) -> list[tuple[str, str]]:
    """Each clock as when it is due, to the minute, and its state."""
    return [(f"{one.due:%Y-%m-%dT%H:%M}", str(one.state)) for one in found]
