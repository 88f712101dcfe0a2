"""The worker's clock: what came sealed each second, what is late every few seconds, every rule once a night."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Protocol

from django.db import Error as DatabaseFault
from django.db import connection
from django.utils import timezone

from teamaround.practice.calendar import local_date
from teamaround.service.workflows.evaluations_taken_in import evaluations_taken_in
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.kept_contacts_matched_again import kept_contacts_matched_again
from teamaround.service.workflows.match_escalated import late_reviews_escalated
from teamaround.service.workflows.match_undone import judgements_expired
from teamaround.service.workflows.sealed_batches_opened import sealed_batches_opened
from teamaround.service.workflows.time_passed import alerts_escalated, looked_again, nightly
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted

NIGHT_HOUR = 2  # London; when desks are quietest

_log = logging.getLogger(__name__)


class Stop(Protocol):
    """What tells the worker to stop, such as a `threading.Event`."""

    def wait(self, timeout: float, /) -> bool:
        """Wait for so many seconds; true when it is time to stop."""


class Duty(Protocol):
    """One thing that time asks for."""

    def __call__(self, *, now: datetime) -> object:
        """Do what is due at `now`."""


# What came sealed and waits to be opened, since its request only kept it.
OPENING: tuple[Duty, ...] = (evaluations_taken_in, sealed_batches_opened)
OPENED_EVERY = 1.0  # seconds

# What is looked for in every round, in this order. What waits is opened before values go with their epoch.
ROUND: tuple[Duty, ...] = (
    looked_again,
    alerts_escalated,
    late_reviews_escalated,
    judgements_expired,
    kept_contacts_matched_again,
    *OPENING,
    watch_tokens_wanted,
)


def keep_opening(stop: Stop) -> None:
    """Until told to stop: open what came sealed. The worker's loop, or a thread while a demonstration is filled."""
    while not stop.wait(OPENED_EVERY):
        for duty in OPENING:
            _done(duty, timezone.now())
    connection.close()


def keep_nights(stop: Stop, *, every: float) -> None:
    """Until told to stop: look for late alerts, and run the night once when its hour has come.

    A duty that fails is logged and tried again in the next round; the other duties go on meanwhile.
    """
    last: date | None = None
    while not stop.wait(every):
        now = timezone.now()
        for duty in ROUND:
            _done(duty, now)
        its_hour = timezone.localtime(now).hour >= NIGHT_HOUR
        if its_hour and last != local_date(now) and _done(nightly, now):
            last = local_date(now)
    connection.close()


def _done(duty: Duty, now: datetime) -> bool:
    try:
        duty(now=now)
    except (DatabaseFault, *FAULTS_OF_ONE_RECORD):  # late alerts must still be passed up
        _log.exception("a duty of the worker failed and is tried again")
        connection.close()
        return False
    return True
