"""The moment that a page is shown as at: now, or an earlier one that the reader asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.http import QueryDict

from teamaround.service.pages.words.dates import LONDON, in_london

LAST = "last"  # the address of a history asks for the moment after its last entry
WRONG_DATE = "Enter a date like 11/5/2024 and a time like 8:22pm"
TOO_LATE = "Choose a moment that has passed"
WRITTEN_DATE = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*")
WRITTEN_TIME = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*", re.IGNORECASE)
NAMED_TIMES = {"12 noon": time(12), "noon": time(12), "12 midnight": time(0), "midnight": time(0)}
END_OF_DAY = time(23, 59)
EARLIEST, LATEST = 1900, 2100  # years a record can speak of; beyond, zones overflow (assurance 4.3)


@dataclass(frozen=True, slots=True)
class AsAt:
    """A moment. `asked` is what the address said, for links to keep; `error` is why it was not taken."""

    moment: datetime
    is_now: bool = True
    wants_last: bool = False
    error: str = ""
    typed: tuple[str, str] = ("", "")  # day and time as they came, where they were not taken

    @property
    def query(self) -> str:
        """The part of an address that keeps the moment: "?as_at=2024-05-11T20:22"; empty for now."""
        if self.is_now:
            return ""
        return "?" + urlencode({"as_at": written(self.moment)}, safe=":")


def written(moment: datetime) -> str:
    """A moment as addresses have it, London time."""
    return in_london(moment).strftime("%Y-%m-%dT%H:%M")


def as_at_asked(asked: QueryDict, now: datetime) -> AsAt:
    """The moment in `as_at`, or in `date` and `time` as people write them; now where there is none or it is wrong."""
    if asked.get("as_at") == LAST:
        return AsAt(now, is_now=False, wants_last=True)
    if not asked.get("as_at") and not asked.get("date"):
        return AsAt(now)
    moment = (
        _iso(str(asked["as_at"])) if asked.get("as_at") else _typed(str(asked["date"]), asked.get("time", ""))
    )
    typed = (asked.get("date", ""), asked.get("time", ""))
    if moment is None:
        return AsAt(now, error=WRONG_DATE, typed=typed)
    if moment > now:
        return AsAt(now) if _is_this_minute(moment, now) else AsAt(now, error=TOO_LATE, typed=typed)
    return AsAt(now) if _is_this_minute(moment, now) else AsAt(moment, is_now=False)


def _is_this_minute(moment: datetime, now: datetime) -> bool:
    return written(moment) == written(now)


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _spoken_of(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))


def _spoken_of(moment: datetime) -> datetime | None:
    """The moment, where its year is one that a record can speak of: as written, and by the world's clock."""
    if (
        not EARLIEST <= moment.year <= LATEST
    ):  # before any other zone is asked for: year 1 has none to the east
        return None
    return moment if EARLIEST <= moment.astimezone(UTC).year <= LATEST else None


def _typed(day: str, hour: str) -> datetime | None:
    found = WRITTEN_DATE.fullmatch(day)
    at = _time(hour)
    if found is None or at is None:
        return None
    try:
        on = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return _spoken_of(datetime.combine(on, at, LONDON))


def _time(text: str) -> time | None:
    """A time as typed; the end of the day where none is."""
    plain = " ".join(text.casefold().split())
    if not plain or plain in NAMED_TIMES:
        return NAMED_TIMES.get(plain, END_OF_DAY)
    found = WRITTEN_TIME.fullmatch(plain)
    if found is None:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "pm" else 0) if found[3] else int(found[1])
    minute = int(found[2] or 0)
    is_on_the_dial = minute < 60 and hour < 24 and (not found[3] or 1 <= int(found[1]) <= 12)
    return time(hour, minute) if is_on_the_dial else None
