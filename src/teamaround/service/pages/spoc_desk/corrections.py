"""What this desk is asked to read: sightings that were taken back after it was told of them."""

from __future__ import annotations

from teamaround.service.ledger.queries import children_of
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.correction_row import correction_row, is_correction
from teamaround.service.pages.components.work_list import WorkList
from teamaround.service.pages.spoc_desk.waiting import child_words
from teamaround.service.pages.words import dates
from teamaround.service.work.queries import tasks_of


def corrections(asking: Asker) -> WorkList | None:
    """A row each, the earliest due first; nothing where nothing was taken back. Two queries at most."""
    tasks = [task for task in tasks_of(asking.actor, now=asking.now) if is_correction(task)]
    if not tasks:
        return None
    children = {one.child_id: one for one in children_of(asking.actor, now=asking.now)}
    today = dates.in_london(asking.now).date()
    named = [(task, child_words(children.get(task.child_id), today)) for task in tasks]
    return WorkList(rows=tuple(correction_row(task, child, asking.now) for task, child in named))
