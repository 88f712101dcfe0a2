"""What this desk is asked beside its alerts: to read that a sighting was taken back, and to answer a request."""

from __future__ import annotations

from teamaround.service.ledger.queries import children_of
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.correction_row import correction_row, is_correction
from teamaround.service.pages.components.request_row import is_request, request_row
from teamaround.service.pages.components.work_list import WorkList, WorkRow
from teamaround.service.pages.spoc_desk.waiting import child_words
from teamaround.service.pages.words import dates
from teamaround.service.work.queries import tasks_of
from teamaround.service.work.values import TaskCard


def also_to_do(asking: Asker) -> WorkList | None:
    """A row each, the earliest due first; nothing where nothing is asked. Two queries at most."""
    tasks = [one for one in tasks_of(asking.actor, now=asking.now) if is_correction(one) or is_request(one)]
    if not tasks:
        return None
    children = {one.child_id: one for one in children_of(asking.actor, now=asking.now)}
    today = dates.in_london(asking.now).date()
    return WorkList(
        rows=tuple(_row(one, child_words(children.get(one.child_id), today), asking) for one in tasks)
    )


def _row(task: TaskCard, child: str, asking: Asker) -> WorkRow:
    row = request_row if is_request(task) else correction_row
    return row(task, child, asking.now)
