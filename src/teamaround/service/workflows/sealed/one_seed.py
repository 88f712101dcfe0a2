"""Whatever an agency sends of another seed than it began an epoch with is refused and put down, never kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from teamaround.service.audit.actions import By
from teamaround.service.contacts import actions as contacts


@contextmanager
def of_one_seed(agency: str, *, by: By, now: datetime) -> Iterator[None]:
    """A transaction of what is taken in. A refusal for its seed undoes it, and is put down in one of its own."""
    try:
        with transaction.atomic():
            yield
    except contacts.OtherSeed as other:
        contacts.note_other_seed(agency, epoch=other.epoch, by=by, now=now)
        raise
