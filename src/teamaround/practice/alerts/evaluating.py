"""Every alert that is open as at a moment. Pure: the same case file and moment give the same alerts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from teamaround.practice.alerts.alert import Alert, Explanation, PendingReview
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.closing import is_closed
from teamaround.practice.alerts.raising import recipients
from teamaround.practice.alerts.registry import RULES
from teamaround.practice.alerts.wording import when
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.growing_up import grown_up_at


def evaluate(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Alert, ...]:
    """Everything open at `now`, red first, then the newest first."""
    found = (alert for rule in RULES.values() for alert in rule(case, now, calendar))
    grown_up = grown_up_at(case)
    if grown_up is not None and instant(grown_up) <= instant(now):
        found = (alert for alert in found if _goes_on(alert, grown_up))
    return _in_order(alert for alert in found if not is_closed(case, alert))


def _goes_on(alert: Alert, grown_up: datetime) -> bool:
    """What was open on the eighteenth birthday stays until somebody closes it; little is raised after it."""
    return instant(alert.since) < instant(grown_up) or catalogue().row(alert.code).goes_on_at_eighteen


def evaluate_reviews(
    reviews: Iterable[PendingReview], now: datetime, calendar: Calendar
) -> tuple[Alert, ...]:
    """A22 for each contact that waits for a matcher at `now`. Never shown to the team of a case (domain 8.0)."""
    waiting = (
        one
        for one in reviews
        if instant(one.received_at) <= instant(now)
        and (one.decided_at is None or instant(one.decided_at) > instant(now))
    )
    return _in_order(_review(one, calendar) for one in waiting)


def _review(review: PendingReview, calendar: Calendar) -> Alert:
    row = catalogue().row("A22")
    first, second, third = row.checks
    return Alert(
        code=row.code,
        level=row.level,
        child=review.child,
        key=f"{row.code}:{review.review}",
        about=(),
        to=recipients(row, row.level, review.received_at, calendar),
        since=review.received_at,
        level_since=review.received_at,
        entry_id="",
        explanation=Explanation(
            what="A contact may be about somebody on the watch list",
            how_known=f"Compared by the matching model, {when(review.received_at)}.",
            how_sure="Not sure enough to tell anybody. A trained matcher decides.",
            undermines="Nothing, until it is decided.",
            checks=(first, second, third),
            does_not_mean=row.does_not_mean,
            why_level="Match review: between a match and none.",
        ),
    )


def _in_order(found: Iterable[Alert]) -> tuple[Alert, ...]:
    return tuple(
        sorted(found, key=lambda alert: (alert.level.rank, -instant(alert.since).timestamp(), alert.key))
    )
