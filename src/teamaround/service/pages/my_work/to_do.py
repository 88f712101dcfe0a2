"""Things to do as rows: alerts to accept, notes to read, and what others owe the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from teamaround.practice.record.roles import Role
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.names import within_a_sentence
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.correction_row import correction_row, is_correction
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, Sentence
from teamaround.service.pages.components.request_row import is_request, request_row
from teamaround.service.pages.components.work_list import WorkRow
from teamaround.service.pages.my_work.people import OneChild
from teamaround.service.pages.spoc_desk.alert_words import kind_words
from teamaround.service.pages.spoc_desk.waiting import when
from teamaround.service.pages.words import dates
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Field
from teamaround.service.work.queries import alerts_named, delivered_to, tasks_keyed, tasks_of
from teamaround.service.work.values import AlertCard, TaskCard
from teamaround.service.workflows.something_told import notes_of

CLIMBED = "It came to you because nobody accepted it in time. "
LEVELS = {"red": 0, "amber": 1, "blue": 2}


class ToDo:
    """The reader's tasks, most urgent first, with the alerts behind them. Four queries when made."""

    def __init__(self, asking: Asker, children: Mapping[str, OneChild]) -> None:
        self.asking = asking
        self.children = children
        sent = {one.alert_id for one in delivered_to(asking.actor, now=asking.now)} | {""}
        known = [task for task in tasks_of(asking.actor, now=asking.now) if task.child_id in children]
        # What climbed to a role is for those of the role to whom it was brought, not for every manager of the council.
        mine = [task for task in known if task.alert_id in sent]
        self.tasks = _once_each(sorted(mine, key=_urgency))
        named = alerts_named(asking.actor, [one.alert_id for one in mine if one.alert_id], now=asking.now)
        self.alerts = {one.alert_id: one for one in named}
        self.owed = tasks_keyed(asking.actor, notes_of(asking.actor.agency), now=asking.now)

    @property
    def first_alert(self) -> AlertCard | None:
        """The alert that is shown whole: the most urgent one that this reader has to accept."""
        return next((self.alerts[one.alert_id] for one in self.tasks if one.alert_id in self.alerts), None)

    def rows(self, without: str = "") -> tuple[WorkRow, ...]:
        """A row each, but for the alert that is shown whole; what others owe comes by its level among them."""
        own = [
            (_urgency(one), self._row(one))
            for one in self.tasks
            if not (one.alert_id and one.alert_id == without)
        ]
        others = [(_urgency(one), self._owed(one)) for one in self.owed if one.child_id in self.children]
        return tuple(row for _, row in sorted(own + others, key=lambda pair: pair[0]))

    def _row(self, task: TaskCard) -> WorkRow:
        alert = self.alerts.get(task.alert_id)
        if is_correction(task):
            return correction_row(task, self.children[task.child_id].named, self.asking.now)
        if is_request(task):
            return request_row(task, self.children[task.child_id].named, self.asking.now)
        return self._alert(task, alert) if alert is not None else self._note(task)

    def _alert(self, task: TaskCard, alert: AlertCard) -> WorkRow:
        child = self.children[task.child_id]
        return WorkRow(
            mark=LevelMark(Level(alert.level.value), kind_words(alert)),
            title=f"{child.named}: {self._what(alert)}",
            why=f"{CLIMBED if task.rung else ''}Accepting means “I have this”. It closes nothing.",
            due=self._due(task),
            due_note=self._by(task),
            action=Button(
                "Open and accept",
                reverse("my_alert", args=[alert.alert_id]),
                secondary=True,
                small=True,
                about=f"about {child.given_name}",
            ),
        )

    def _what(self, alert: AlertCard) -> str:
        """What was observed, for those who may read explanations; else that there is something."""
        sees = roles()[Role(self.asking.actor.role)].sees
        if Field.ALERT_EXPLANATION not in sees:
            return "there is an alert to speak about"
        return within_a_sentence(alert.explanation.what)

    def _note(self, task: TaskCard) -> WorkRow:
        child = self.children[task.child_id]
        read = Link(
            "Read it", reverse("entries", args=[task.child_id]), f"what was written about {child.given_name}"
        )
        return WorkRow(
            mark=LevelMark(Level(task.level or "blue"), "Something was written"),
            title=f"{child.named}: somebody who sees {child.given_name} wrote to you",
            why=("Written ", f"{when(task.added_at, self.asking.now)}. ", read),
            due=self._due(task),
            due_note=self._by(task),
            action=Button(
                "I have read it",
                reverse("task_done", args=[task.task_id]),
                posts=True,
                secondary=True,
                small=True,
                about=f"about {child.given_name}",
            ),
        )

    def _owed(self, task: TaskCard) -> WorkRow:
        """What the reader's own agency wrote and nobody has read yet; late, the next rung by name."""
        child = self.children[task.child_id]
        late = task.due is not None and task.due < self.asking.now
        return WorkRow(
            mark=LevelMark(
                Level.AMBER if late else Level.BLUE, "Not read yet" if not late else "No answer yet"
            ),
            title=f"{child.named}: what you wrote {when(task.added_at, self.asking.now)}",
            why=self._next_rung(child, late),
            due=self._due(task),
            due_note="social care to read",
        )

    def _next_rung(self, child: OneChild, late: bool) -> Sentence:
        worker, manager = child.holder(Role.SW), child.holder(Role.TEAM_MANAGER)
        if late and manager is not None:
            return f"You can now ask the team manager, {manager.name}, {manager.work_phone}."
        return f"{worker.name} has it, {worker.work_phone}." if worker else "The desk has it."

    def _due(self, task: TaskCard) -> str:
        return dates.time_left(task.due, self.asking.now)

    def _by(self, task: TaskCard) -> str:
        if task.due is None:
            return ""
        return f"{'was due' if task.due < self.asking.now else 'by'} {when(task.due, self.asking.now)}"


def _once_each(tasks: Iterable[TaskCard]) -> tuple[TaskCard, ...]:
    """An alert that climbed from several people at once is one thing to do: accepting it answers all of them."""
    by_alert: dict[str, TaskCard] = {}
    for one in tasks:
        by_alert.setdefault(one.alert_id or one.task_id, one)
    return tuple(by_alert.values())


def _urgency(task: TaskCard) -> tuple[int, float, str]:
    due = task.due.timestamp() if task.due else float("inf")
    return (LEVELS.get(task.level, len(LEVELS)), due, task.task_id)
