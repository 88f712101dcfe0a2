"""U16: a parent whose parental responsibility nobody has established, once a conference has made a plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import who
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks import running
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.meetings import ConferenceHeld
from teamaround.practice.record.words import Relation, YesNoUnknown

PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT})
REVIEWS = ("C13", "C14")


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each parent, while a plan is open."""
    conference = case.last(ConferenceHeld)
    if case.plan is None or conference is None:
        return
    due = _next_review(case, now, calendar)
    for parent in _unestablished(case):
        yield _prompt(case, conference, parent, due)


def _prompt(case: CaseFile, conference: Noted[ConferenceHeld], parent: str, due: datetime | None) -> Prompt:
    return prompted(
        "U16",
        case,
        subject=(parent,),
        since=conference.entry.recorded_at,
        entry_id=conference.entry.entry_id,
        what=f"Whether {who(case, parent)} has parental responsibility is not known",
        due=due,
        about=(parent,),
    )


def _unestablished(case: CaseFile) -> tuple[str, ...]:
    """Parents of whom it is not recorded; a mother has it by law unless somebody writes that it is not known."""
    linked = {link.person: link for link in case.links if link.to == case.child and link.relation in PARENTS}
    return tuple(person for person, link in linked.items() if _is_open(case, person, link.relation))


def _is_open(case: CaseFile, person: str, relation: Relation) -> bool:
    known = case.people[person].parental_responsibility if person in case.people else None
    has_it_by_law = prompt_row("U16").lists["by_law"]
    return known is YesNoUnknown.UNKNOWN or (known is None and relation not in has_it_by_law)


def _next_review(case: CaseFile, now: datetime, calendar: Calendar) -> datetime | None:
    dues = (clock.due for clock in running(case, now, calendar, codes=REVIEWS) if clock.is_open)
    return min(dues, key=instant, default=None)
