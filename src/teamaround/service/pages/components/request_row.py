"""What an agency is asked, as something to do: the same row in one's own work and on the desk."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.work_list import WorkRow
from teamaround.service.pages.words import dates
from teamaround.service.work.values import ANSWER_REQUEST, TaskCard


def is_request(task: TaskCard) -> bool:
    """Whether a task is to answer a request."""
    return task.kind == ANSWER_REQUEST


def request_row(task: TaskCard, child: str, now: datetime) -> WorkRow:
    """What is asked, about which child, and by when. Never whom else it is about: that stands on its page."""
    late = task.due is not None and task.due < now
    return WorkRow(
        mark=LevelMark(Level(task.level or "amber"), "Late answer" if late else "Request"),
        title=f"{child}: an answer is asked for",
        why=f"{task.words}. “Nothing is held” is an answer; silence is not.",
        due=dates.time_left(task.due, now),
        due_note=f"{'was due' if late else 'by'} {dates.moment(task.due)}" if task.due else "",
        action=Button(
            "Read and answer",
            reverse("request_answer", args=[task.task_id]),
            secondary=True,
            small=True,
            about=f"about {child}",
        ),
    )
