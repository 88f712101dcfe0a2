"""A sighting that was taken back, as something to read: the same row in one's own work and on the desk."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.work_list import WorkRow
from teamaround.service.pages.words import dates
from teamaround.service.work.values import TaskCard
from teamaround.service.workflows.correction_told import READ_CORRECTION, READ_NOTICE_CORRECTION

WHAT = {
    READ_CORRECTION: "a sighting is taken back",
    READ_NOTICE_CORRECTION: "a notice you were sent is taken back",
}
WHY = {
    READ_CORRECTION: (
        "It had been put to the wrong person. Do not act on it, and tell whoever you told. What else is recorded"
        " stands: this is not a sign of safety."
    ),
    READ_NOTICE_CORRECTION: (
        "You need no longer act on it. The social worker can say more. This is not a sign of safety."
    ),
}


def is_correction(task: TaskCard) -> bool:
    """Whether a task is to read that something was taken back."""
    return task.kind in WHAT


def correction_row(task: TaskCard, child: str, now: datetime) -> WorkRow:
    """What is taken back, of whom, by when to read it, and the receipt. Never a name, a place or a sender."""
    late = task.due is not None and task.due < now
    return WorkRow(
        mark=LevelMark(Level.AMBER, "Correction"),
        title=f"{child}: {WHAT[task.kind]}",
        why=WHY[task.kind],
        due=dates.time_left(task.due, now),
        due_note=f"{'was due' if late else 'read it by'} {dates.moment(task.due)}" if task.due else "",
        action=Button(
            "I have read this",
            reverse("task_done", args=[task.task_id]),
            posts=True,
            secondary=True,
            small=True,
            about=f"about {child}",
        ),
    )
