"""Dates and spans of time as the pages say them. Pure: "now" is always passed in.

Every function takes aware datetimes of any zone and speaks Europe/London.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVENING = 18  # the hour from which "today" is said as "tonight"


def in_london(moment: datetime) -> datetime:
    """The moment on London's clock. Raises ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(LONDON)


def _day_of(moment: date | datetime) -> date:
    return in_london(moment).date() if isinstance(moment, datetime) else moment


def day(moment: date | datetime) -> str:
    """ "11 May 2024"."""
    on = _day_of(moment)
    return f"{on.day} {on:%B %Y}"


def short_day(moment: date | datetime) -> str:
    """ "11 May", where the year is plain from the place."""
    on = _day_of(moment)
    return f"{on.day} {on:%B}"


def brief_day(moment: date | datetime) -> str:
    """ "3 Feb 2023", for dense tables."""
    on = _day_of(moment)
    return f"{on.day} {on:%b %Y}"


def weekday(moment: date | datetime) -> str:
    """ "Saturday 11 May 2024"."""
    on = _day_of(moment)
    return f"{on:%A} {day(on)}"


def short_weekday(moment: date | datetime) -> str:
    """ "Thu 16 May"."""
    on = _day_of(moment)
    return f"{on:%a} {on.day} {on:%b}"


def clock_time(moment: datetime) -> str:
    """ "8:05pm", "6pm" on the hour, "12 noon" and "12 midnight"."""
    at = in_london(moment)
    if at.minute == 0 and at.hour in (0, 12):
        return "12 noon" if at.hour else "12 midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """ "11 May 2024, 8:05pm"."""
    return f"{day(at)}, {clock_time(at)}"


def brief_moment(at: datetime) -> str:
    """ "3 Feb 2023, 10:40pm", for dense tables."""
    return f"{brief_day(at)}, {clock_time(at)}"


def full_moment(at: datetime) -> str:
    """ "Saturday 11 May 2024, 8:22pm"."""
    return f"{weekday(at)}, {clock_time(at)}"


def lag(span: timedelta) -> str:
    """A span in the largest unit that stays honest: "4 min", "4 h 30 min", "31 h", "45 days".

    Minutes to an hour; hours and minutes below ten hours; whole hours below two days; then whole days.
    What is cut off is always less than the unit shown. Raises ValueError for a negative span.
    """
    if span < timedelta(0):
        raise ValueError("a lag cannot be negative")
    if span < timedelta(minutes=1):
        return "under 1 min"
    if span < HOUR:
        return f"{span // timedelta(minutes=1)} min"
    if span < 10 * HOUR:
        hours, rest = divmod(span, HOUR)
        minutes = rest // timedelta(minutes=1)
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if span < 2 * DAY:
        return f"{span // HOUR} h"
    return f"{span // DAY:,} days"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def left(due: datetime, now: datetime) -> str:
    """What is left until `due`: "47 min left", "5 h left", "3 days left"; "1 day late" when it has passed."""
    ahead = due >= now
    span = due.astimezone(UTC) - now.astimezone(UTC) if ahead else now.astimezone(UTC) - due.astimezone(UTC)
    return f"{_whole(span)} {'left' if ahead else 'late'}"


def time_left(due: datetime | None, now: datetime) -> str:
    """As `left`, where a time was set."""
    return left(due, now) if due else "No time set"


def _whole(span: timedelta) -> str:
    """The span in one whole unit, rounded down: minutes, hours or days."""
    if span < HOUR:
        return f"{max(span // timedelta(minutes=1), 0)} min"
    if span < DAY:
        return f"{span // HOUR} h"
    return _counted(span // DAY, "day")


def deadline(due: datetime, now: datetime) -> str:
    """The time, then what is left: "9:09pm, 47 min left". Another day is named: "Mon 13 May, 3:15pm, 42 h left"."""
    today = in_london(due).date() == in_london(now).date()
    at = clock_time(due) if today else f"{short_weekday(due)}, {clock_time(due)}"
    return f"{at}, {left(due, now)}"


def ago(then: datetime, now: datetime) -> str:
    """ "13 min ago", "9 h ago", "2 days ago". Raises ValueError when `then` lies ahead."""
    if then > now:
        raise ValueError("that lies ahead")
    return f"{_whole(now.astimezone(UTC) - then.astimezone(UTC))} ago"


def spoken_day(at: date | datetime, now: datetime) -> str:
    """ "today", "tonight" (after 6pm today), "yesterday", "tomorrow", else "11 May", with the year if it is another."""
    on, today = _day_of(at), in_london(now).date()
    if on == today:
        return "tonight" if isinstance(at, datetime) and in_london(at).hour >= EVENING else "today"
    if abs(on - today) == DAY:
        return "tomorrow" if on > today else "yesterday"
    return short_day(on) if on.year == today.year else day(on)
