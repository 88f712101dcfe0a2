"""The worker's clock: late alerts and newly linked people every few seconds, every rule once a night."""

from __future__ import annotations

import threading
from datetime import date

from django.utils import timezone

from teamaround.practice.calendar import local_date
from teamaround.service.workflows.kept_contacts_matched_again import kept_contacts_matched_again
from teamaround.service.workflows.time_passed import alerts_escalated, nightly

NIGHT_HOUR = 2  # London; when desks are quietest


def keep_nights(stop: threading.Event, *, every: float) -> None:
    """Until told to stop: look for late alerts, and run the night once when its hour has come."""
    last: date | None = None
    while not stop.wait(every):
        now = timezone.now()
        alerts_escalated(now=now)
        kept_contacts_matched_again(now=now)
        if timezone.localtime(now).hour >= NIGHT_HOUR and last != local_date(now):
            nightly(now=now)
            last = local_date(now)
