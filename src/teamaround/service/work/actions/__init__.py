"""Raise, deliver, accept, escalate and close alerts; add tasks and mark them as done."""

from teamaround.service.work.actions.accepting import NotARecipient, accept, opened, spoken_to
from teamaround.service.work.actions.delivering import deliver
from teamaround.service.work.actions.escalating import escalate_due
from teamaround.service.work.actions.raising import AlreadyClosed, close, hold_open, reconcile
from teamaround.service.work.actions.tasks import add_task, done, finish

__all__ = [
    "AlreadyClosed",
    "NotARecipient",
    "accept",
    "add_task",
    "close",
    "deliver",
    "done",
    "escalate_due",
    "finish",
    "hold_open",
    "opened",
    "reconcile",
    "spoken_to",
]
