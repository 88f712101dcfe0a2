"""The queue as the page shows it: a row an alert, and one row for what came together in a storm."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.names import within_a_sentence
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, Sentence
from teamaround.service.pages.components.queue_list import QueueList, QueueRow
from teamaround.service.pages.spoc_desk.storm import storm_row, storms
from teamaround.service.pages.spoc_desk.waiting import Waiting, child_words, when
from teamaround.service.pages.words import dates

SHOWN_ON_A_PHONE = 3
KEPT_IN_SIGHT = timedelta(days=1)  # so long an accepted alert stays in the queue


def queue_list(
    rows: tuple[Waiting, ...], asking: Asker, *, here: str, reviews: int, empty: Sentence, cut: bool
) -> QueueList:
    """The queue as the page shows it; `here` is the alert that stands open beside it.

    Cut, it leaves out what this desk accepted more than a day ago and is still open, and gathers a storm in one row
    behind everything else (M4); the link shows all of it.
    """
    shown = [row for row in rows if not cut or row.alert.alert_id == here or _is_todays(row, asking.now)]
    is_long = len(rows) > min(len(shown), SHOWN_ON_A_PHONE)
    gathered = storms(shown, here) if cut else ()
    together = {row.alert.alert_id for storm in gathered for row in storm}
    alone = [row for row in shown if row.alert.alert_id not in together]
    return QueueList(
        rows=(
            *(_row(row, asking.now, row.alert.alert_id == here) for row in alone),
            *(storm_row(storm, asking.now) for storm in gathered),
        ),
        more=Link(f"All {len(rows)} that are open", f"{reverse('spoc_desk')}?all=yes")
        if cut and is_long
        else None,
        note=_reviews(reviews),
        empty=empty,
    )


def _is_todays(row: Waiting, now: datetime) -> bool:
    accepted = row.delivery.accepted_at
    return accepted is None or accepted > now - KEPT_IN_SIGHT


def _row(row: Waiting, now: datetime, current: bool) -> QueueRow:
    level = row.alert.level
    deadline, left = _deadline(row, now)
    return QueueRow(
        mark=LevelMark(Level(level.value), f"{level.value.capitalize()}: {row.name}"),
        title=child_words(row.child, dates.in_london(now).date()),
        href=reverse("desk_alert", args=[row.alert.alert_id]),
        about=within_a_sentence(row.alert.explanation.what),
        deadline=deadline,
        left=left,
        current=current,
    )


def _deadline(row: Waiting, now: datetime) -> tuple[str, str]:
    if row.delivery.accepted_at is not None:
        return f"Accepted {when(row.delivery.accepted_at, now)}", "see who else has"
    if row.due is None:
        return "No time set", ""
    late = row.due < now
    return f"Triage {dates.left(row.due, now)}", f"{'was due' if late else 'by'} {when(row.due, now)}"


def _reviews(count: int) -> Sentence:
    if not count:
        return "No possible match waits in match review."
    number = "1 possible match waits" if count == 1 else f"{count} possible matches wait"
    link = Link("match review", reverse("match_review"))
    return (f"{number} in ", link, ". They are not shown here until a person has decided.")
