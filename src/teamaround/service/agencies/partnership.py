"""The calendar of this partnership, from its own file: school terms, days off, its councils' own clocks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from teamaround.practice.calendar import Calendar
from teamaround.practice.partnership import PartnershipFileError, read_partnership


def partnership_calendar() -> Calendar:
    """One calendar a process, so that what was counted by it can be remembered.

    Raises `ImproperlyConfigured` where the file named by TEAMAROUND_PARTNERSHIP_FILE is missing or wrong.
    """
    return _calendar(str(settings.PARTNERSHIP_FILE))


@cache
def _calendar(file: str) -> Calendar:
    if not file:
        return Calendar()
    try:
        return read_partnership(Path(file).read_bytes())
    except (OSError, PartnershipFileError) as error:
        raise ImproperlyConfigured(f"TEAMAROUND_PARTNERSHIP_FILE cannot be used: {error}") from error
