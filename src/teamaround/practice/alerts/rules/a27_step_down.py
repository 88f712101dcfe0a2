"""A27: protection is taken away while something is open that should be looked at first, or soon after a referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.closing import is_closed
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.rules import a04_condition_breach, a05_untested_denial, a06_contradiction
from teamaround.practice.alerts.step_downs import StepDown, step_downs
from teamaround.practice.alerts.wording import agency, day, row
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks import Clock, running
from teamaround.practice.clocks.speaking import spoken_for
from teamaround.practice.needs.trauma import runs
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.front_door import ReferralReceived

GUARDS = (a04_condition_breach, a05_untested_denial, a06_contradiction)


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each step-down that stands, while anything that was open then is open still."""
    found = list(step_downs(case))
    if not found:
        return
    still_open, clocks = list(_open(case, now, calendar)), running(case, now, calendar)
    for one in found:
        taken_at = one.entry.recorded_at
        names = [name for name, since in still_open if instant(since) <= instant(taken_at)]
        names += [
            f"“{clock.name}” was overdue"
            for clock in clocks
            if _was_overdue(case, clock, one.entry, calendar)
        ]
        referral = _recent_referral(case, one.entry)
        if names or referral is not None:
            yield _alert(case, calendar, one, names, referral)


def _open(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[tuple[str, datetime]]:
    """What is open, in words, and since when. Of agencies and needs also where no plan is left to guard them."""
    for departure in case.departures:
        if departure.returned_at is None and not (departure.accepted and departure.gap_holder):
            yield f"the leaving of {agency(case, departure.agency)} is not accepted", departure.recorded_at
    for run in runs(case):
        if run.decided is None:
            yield "an emotional need after trauma is open", run.ordeals[0].entry.recorded_at
    for rule in GUARDS:
        for alert in rule.alerts(case, now, calendar):
            if not is_closed(case, alert):
                yield f"“{catalogue().row(alert.code).name}” is open", alert.since


def _was_overdue(case: CaseFile, clock: Clock, entry: Entry, calendar: Calendar) -> bool:
    """Whether a clock was late when it was decided, is not met since, and did not end for another reason before.

    What has an alert of its own is not counted twice; what this record does not keep at all is unknown, not late.
    """
    elsewhere = (*catalogue().row("A27").lists["counted_already"], *catalogue().row("A12").lists["own_alert"])
    if clock.code in elsewhere or clock.met_at is not None or not clock.is_kept:
        return False
    if spoken_for(case, clock, calendar) is None:
        return False
    ended = clock.ceased_at is not None and instant(clock.ceased_at) < instant(entry.happened_at)
    return instant(clock.due) < instant(entry.recorded_at) and not ended


def _recent_referral(case: CaseFile, entry: Entry) -> Entry | None:
    """The newest referral received before a step-down and not so many days before it."""
    back = timedelta(days=catalogue().row("A27").numbers["referral_days"])
    before = (
        told.entry
        for told in case.of(ReferralReceived)
        if timedelta() <= instant(entry.happened_at) - instant(told.entry.happened_at)
        and local_date(entry.happened_at) - local_date(told.entry.happened_at) < back
    )
    return max(before, key=lambda one: instant(one.happened_at), default=None)


def _alert(
    case: CaseFile, calendar: Calendar, one: StepDown, names: list[str], referral: Entry | None
) -> Alert:
    told = list(names)
    if referral is not None:
        days = (local_date(one.entry.happened_at) - local_date(referral.happened_at)).days
        told.insert(0, f"a referral came {days} days before")
    return raised(
        "A27",
        case,
        calendar,
        subject=("step_down", one.entry.entry_id),
        since=one.entry.recorded_at,
        entry_id=one.entry.entry_id,
        also=(referral.entry_id,) if referral is not None else (),
        about=(case.child,),
        what=f"{one.words} while {row(told)}",
        how_known=f"From the record of the decision, {day(local_date(one.entry.happened_at))}.",
        how_sure="Certain that this stood on the record when it was decided.",
        undermines="The decision to step down, as far as it did not look at this.",
        why_level="Amber: for the manager and the legal adviser to look at again.",
    )
