"""A10: something frightening happened to the child, and nobody has decided about their emotional health, or for a year
nobody has looked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, child, day, row, slug
from teamaround.practice.calendar import Calendar, add_months, end_of_day, instant, local_date
from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.needs.trauma import Ordeal, Run, runs, screenings
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import HealthAssessed
from teamaround.practice.record.words import NeedFinding

CLOCK, A_YEAR = "C49", "a_year"


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one, while anything is open about the child."""
    if not case.is_open:
        return
    found = runs(case)
    if found and found[-1].decided is None:
        first = found[-1].ordeals[0].entry
        yield _alert(case, calendar, found[-1].ordeals, "undecided", first.recorded_at)
        return
    for run in found:
        since = unseen_for_a_year(case, run)
        if since is not None and instant(now) > instant(since):
            yield _alert(case, calendar, run.ordeals, "not_seen_again", since)
            return


def unseen_for_a_year(case: CaseFile, run: Run) -> datetime | None:
    """The end of the year after what happened, if nobody has screened again since the decision (AC-R2-3)."""
    last = run.ordeals[-1].entry
    terms = shipped_table().row(CLOCK, local_date(last.recorded_at))
    if run.decided is None or terms is None:
        return None
    decided = run.decided.entry.happened_at
    if any(instant(at) > instant(decided) for at in screenings(case)):
        return None
    year = add_months(local_date(last.happened_at), int(terms.spans[A_YEAR].length))
    return max(end_of_day(year), run.decided.entry.recorded_at, key=instant)


def _alert(
    case: CaseFile, calendar: Calendar, ordeals: tuple[Ordeal, ...], why: str, since: datetime
) -> Alert:
    first = ordeals[0].entry
    harms = row(slug(harm) for ordeal in ordeals for harm in ordeal.harms)
    is_undecided = why == "undecided"
    open_words = (
        "nobody has decided about emotional health"
        if is_undecided
        else "emotional health has not been looked at again for a year"
    )
    return raised(
        "A10",
        case,
        calendar,
        subject=(why, first.entry_id),
        since=since,
        entry_id=first.entry_id,
        also=tuple(one.entry.entry_id for one in ordeals[1:]),
        about=(case.child,),
        what=f"On record of what {child(case)} has been through: {harms}; {open_words}",
        how_known=f"From the record of {agency(case, first.by_agency)}, {day(local_date(first.happened_at))}.",
        how_sure="Certain that no such decision is on the record. Whether there is a need is not known."
        if is_undecided
        else "Certain that no later screening is on the record. Whether there is a need is not known.",
        undermines=_found(case),
        why_level="Amber until somebody leads on it."
        if is_undecided
        else "Amber until somebody has looked again.",
    )


def _found(case: CaseFile) -> str:
    """What a health assessment found is said for each kind of need; no finding stands for another (AC-R2-4)."""
    last = case.last(HealthAssessed)
    if last is None or last.fact.emotional is NeedFinding.NEED_FOUND:
        return "Nothing that is relied on says otherwise."
    if last.fact.physical is NeedFinding.NONE_FOUND:
        return "No physical need found; emotional need assumed until reviewed."
    return "Emotional need assumed until reviewed."
