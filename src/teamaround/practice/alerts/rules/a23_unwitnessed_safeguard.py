"""A23: a safeguard is relied on that nobody owns, nobody can check, or nobody has checked in time (C47)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import in_words
from teamaround.practice.alerts.safeguards import Failing, Named, Red, failings, red, unrecorded
from teamaround.practice.alerts.wording import day, quoted, slug, who
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each safeguard that lacks a witness; red once the adult was released, recalled or moved."""
    for control in case.controls.values():
        found = failings(case, control, now)
        if found:
            yield _alert(case, calendar, control, found, red(case, control, now))
    for named in unrecorded(case):
        yield _not_recorded(case, calendar, named)


def _alert(
    case: CaseFile, calendar: Calendar, control: Control, found: list[Failing], turned: Red | None
) -> Alert:
    since = min((one.since for one in found), key=instant)
    return raised(
        "A23",
        case,
        calendar,
        subject=(control.control, control.entry_id),
        level=Level.RED if turned else Level.AMBER,
        level_since=max(turned.since, since, key=instant) if turned else since,
        since=since,
        entry_id=control.entry_id,
        about=(control.person, control.control),
        to_agencies=(control.owner,) if control.owner else (),
        what=f"“{slug(control.sort).capitalize()}” about {who(case, control.person)} is relied on, but "
        + " and ".join(one.words for one in found),
        how_known=f"From the register of safeguards, recorded {day(local_date(control.recorded_at))}.",
        how_sure="Certain that no such check is on the record. Whether the safeguard holds is not known.",
        undermines=in_words(case, control),
        why_level=turned.why
        if turned
        else "Amber until it has an owner, a way of checking and a check in time.",
    )


def _not_recorded(case: CaseFile, calendar: Calendar, named: Named) -> Alert:
    return raised(
        "A23",
        case,
        calendar,
        subject=("not_recorded", named.entry.entry_id, str(named.place)),
        since=named.entry.recorded_at,
        entry_id=named.entry.entry_id,
        what=f"A meeting relied on “{quoted(case, slug(named.words))}”, which is not on the register of safeguards",
        how_known=f"From the minute of {day(local_date(named.entry.happened_at))}.",
        how_sure="Certain that it is not on the register: it has no owner, no check and no date.",
        undermines="Whatever the meeting decided because of it.",
        why_level="Amber until it is on the register with an owner and a check.",
    )
