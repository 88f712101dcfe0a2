"""A05: the outcome of a visit, of a question or of an alert rests on one person's denial that nobody has tested."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.closing import rests_on_denial
from teamaround.practice.alerts.denials import (
    Denial,
    from_closings,
    from_visits,
    independent_checks,
    is_tested,
)
from teamaround.practice.alerts.history import dangerous_since
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import undermined
from teamaround.practice.alerts.rules import a03_address_link, a04_condition_breach, a21_new_adult
from teamaround.practice.alerts.wording import said_by, slug, who
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.question_terms import question_terms
from teamaround.practice.record.remembering import remembered, remembered_one


@remembered
def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each question that is untested, raised at once; the first untested denial gives the key."""
    for denials in untested(case, now, calendar).values():
        yield _alert(case, calendar, denials)


@remembered_one
def untested(case: CaseFile, now: datetime, calendar: Calendar) -> dict[str, list[Denial]]:
    """Denials on which an outcome rests and that nobody has tested, by the question they answer, oldest first."""
    found = chain(from_visits(case), from_closings(case), _from_alerts(case, now, calendar))
    by_question: dict[str, list[Denial]] = {}
    for denial in sorted(found, key=lambda one: (one.entry.recorded_at, one.entry.entry_id)):
        if not is_tested(case, denial):
            by_question.setdefault(denial.question, []).append(denial)
    return by_question


def _from_alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Denial]:
    """Alerts about a person that somebody tried to close because it was denied."""
    tried = [told for told in case.of(AlertClosed) if rests_on_denial(case, told.fact)]
    if not tried:
        return
    rules = (a03_address_link, a04_condition_breach, a21_new_adult)
    known = {alert.key: alert for rule in rules for alert in rule.alerts(case, now, calendar)}
    for told in tried:
        entry, closed = told.entry, told.fact
        alert = known.get(closed.alert)
        about = tuple(one for one in alert.about if one in case.people) if alert else ()
        yield Denial(
            entry=entry, question=f"denial:{closed.alert}", by="", about=about, of="the closing of an alert"
        )


def _alert(case: CaseFile, calendar: Calendar, denials: list[Denial]) -> Alert:
    first = denials[0]
    tagged = [since for person in first.about if (since := dangerous_since(case, person)) is not None]
    kinds = ", ".join(sorted(slug(kind) for kind in independent_checks(case, first))) or "none"
    speaker = who(case, first.by) if first.by else "one person"
    needed = question_terms().independent_checks
    return raised(
        "A05",
        case,
        calendar,
        subject=(first.question, first.entry.entry_id),
        level=Level.RED if tagged else Level.AMBER,
        level_since=min(tagged, key=instant) if tagged else None,
        since=first.entry.recorded_at,
        entry_id=first.entry.entry_id,
        also=tuple(one.entry.entry_id for one in denials[1:]),
        about=(*first.about, first.by),
        question=first.question,
        what=f"The outcome of {first.of} rests on what {speaker} says alone",
        how_known=said_by(case, first.entry),
        how_sure=f"Nobody has tested it. Independent checks since the concern arose: {kinds}; {needed} are needed.",
        undermines=undermined(case, first.about, first.entry.happened_at),
        why_level="Red because violence or abuse by the adult it is about is on record."
        if tagged
        else "Amber until tested.",
    )
