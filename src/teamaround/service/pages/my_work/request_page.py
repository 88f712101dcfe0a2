"""A request that waits for an answer: what is asked, of whom, about whom, by when."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from teamaround.practice.alerts.wording import who
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.service.access.gate import NotFound
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area, text_field
from teamaround.service.pages.components.forms import Choices, ErrorSummary, TextArea, TextField
from teamaround.service.pages.my_work.request_form import AnswerForm
from teamaround.service.pages.words import dates
from teamaround.service.work.values import TaskCard
from teamaround.service.workflows.agencies_asked import request_behind

NOBODY_NAMED = "Somebody who is not identified yet: say who is on record at the child’s home"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the record and the task to answer it."""

    task: TaskCard
    entry: Entry
    fact: InformationRequested

    @property
    def is_of_one_history(self) -> bool:
        """Whether it asks what is on record of one person, whom ticks can then be about."""
        return self.fact.of_history and len(self.fact.about) == 1


@dataclass(frozen=True, slots=True)
class RequestPage:
    """The page that asks."""

    task_id: str
    title: str
    rows: tuple[tuple[str, str], ...]
    errors: ErrorSummary | None
    answer: Choices
    shows: Choices | None
    what: TextArea
    decided_by: TextField


def asked_in(opened: Opened, task: TaskCard) -> Asked:
    """The request that a task is to answer. Raises NotFound where the record no longer holds it.

    From the whole record: whoever is asked is told what they are asked, whatever else they may read.
    """
    told = request_behind(task, opened.whole)
    if told is None:
        raise NotFound
    return Asked(task, told.entry, told.fact)


def request_page(opened: Opened, asked: Asked, form: AnswerForm) -> RequestPage:
    """The request and its form as it stands."""
    is_theirs = asked.fact.agency == opened.asking.actor.agency
    agency = opened.names.agency(asked.fact.agency)
    return RequestPage(
        task_id=asked.task.task_id,
        title=f"A request about {opened.child.name}"
        if is_theirs
        else f"Ask {agency} about {opened.child.name}",
        rows=_rows(opened, asked, agency),
        errors=error_summary(form),
        answer=choices(form["answer"]),
        shows=choices(form["shows"], several=True) if asked.is_of_one_history else None,
        what=text_area(form["what"], rows=5),
        decided_by=text_field(form["decided_by"]),
    )


def _rows(opened: Opened, asked: Asked, agency: str) -> tuple[tuple[str, str], ...]:
    due, now = asked.task.due, opened.asking.now
    return (
        ("Asked of", agency),
        (
            "Asked by",
            f"{opened.names.agency(asked.entry.by_agency)}, {dates.full_moment(asked.entry.recorded_at)}",
        ),
        ("What", asked.fact.what),
        ("About", "; ".join(_described(opened, person) for person in asked.fact.about) or NOBODY_NAMED),
        ("By when", f"{dates.full_moment(due)}, {dates.left(due, now)}" if due else "No time set"),
    )


def _described(opened: Opened, person: str) -> str:
    """Name and birth, by which another agency finds somebody. No address: one of them may be concealed."""
    born = opened.whole.people[person].date_of_birth
    with suppress(ValueError):  # a date of birth is kept as it was written, and may be part of one
        born = dates.day(date.fromisoformat(born))
    return f"{who(opened.whole, person)}, born {born}" if born else who(opened.whole, person)
