"""Sealed batches wait: the worker opens them with the list's values, after their receipts have gone out (design 7.5).

A batch waits when it has just come, when a stopped feed was started again, and when values have come since it was
opened: all in one way. Each is opened in a transaction of its own, which also notes up to which values that was. A
worker that is killed leaves it waiting, and nothing is opened twice.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from teamaround.service.agencies.queries import is_stopped, stopped_feeds
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import (
    epochs_opened_unscoped,
    held_to_of,
    kept_batch_unscoped,
    waiting_batches_unscoped,
)
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.sealed.opening import opened_taken_in
from teamaround.service.workflows.sealed.standing_values import STANDING_VALUES
from teamaround.service.workflows.sealed_batch_received import FORMAT

TRY_AGAIN_AFTER = timedelta(hours=1)  # a batch that fails is told of in the log each hour, not each second

_log = logging.getLogger(__name__)


def sealed_batches_opened(*, now: datetime) -> int:
    """Open every batch that waits. Returns how many were; one that fails holds back no other."""
    waiting = waiting_batches_unscoped(stopped=stopped_feeds(format=FORMAT), now=now)
    opened = sum(_tried(batch_id, agency, now) for batch_id, agency in waiting)
    for agency, epoch, held_to in epochs_opened_unscoped(now=now):
        contacts.note_opened_again(agency, epoch=epoch, to=held_to)
    return opened


def _tried(batch_id: int, agency: str, now: datetime) -> bool:
    try:
        return _opened(batch_id, agency, now)
    except FAULTS_OF_ONE_RECORD:
        _log.exception("a sealed batch could not be opened and is tried again later")
        contacts.put_off(batch_id, until=now + TRY_AGAIN_AFTER)
        return False


@transaction.atomic
def _opened(batch_id: int, agency: str, now: datetime) -> bool:
    contacts.values_one_at_a_time(agency)
    kept = kept_batch_unscoped(batch_id)
    if kept is None or (kept.opened_to is None and is_stopped(agency, format=FORMAT)):
        return False
    epoch, after = kept.batch.header.epoch, kept.opened_to
    to = held_to_of(agency, epoch)
    if after is not None and after >= to:  # another worker has opened it meanwhile
        return False
    values = STANDING_VALUES.current(agency, epoch, after=after)
    opened_taken_in(kept.batch, values, batch_id=batch_id, to=to, now=now)
    return True
