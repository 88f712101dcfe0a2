"""Dates and moments as others write them, kept between the first and the last year that are read."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from teamaround.formats.strict.limits import LIMITS

_HL7 = re.compile(r"(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)?(\d\d)?(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?")
_DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)
ISO = "iso"
DAY_FIRST = "%d/%m/%Y"
YEARS = f"a date from {LIMITS.first_year} to {LIMITS.last_year} was expected"


def year_allowed(when: date) -> bool:
    """Whether the year lies in the range that is read."""
    return LIMITS.first_year <= when.year <= LIMITS.last_year


def parse_day(text: str, formats: tuple[str, ...] = (ISO,)) -> date | None:
    """The day in the first format that fits (`iso` or strptime patterns), or None. The year is not checked."""
    for form in formats:
        try:
            return _day(text, form)
        except ValueError:
            continue
    return None


def _day(text: str, form: str) -> date:
    """Raises ValueError where the text is no day of this form."""
    if form == ISO:
        return date.fromisoformat(text)
    if form == DAY_FIRST and (found := _DAY_FIRST.fullmatch(text)):  # five times as quick as strptime
        return date(int(found[3]), int(found[2]), int(found[1]))
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone


def parse_moment(text: str, formats: tuple[str, ...], zone: tzinfo) -> datetime | None:
    """The aware moment in the first format that fits, or None. A moment written without a zone is local to `zone`."""
    for form in formats:
        try:
            when = datetime.fromisoformat(text) if form == ISO else datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        return when if when.tzinfo else when.replace(tzinfo=zone)
    return None


def parse_hl7_moment(text: str, zone: tzinfo) -> datetime | None:
    """An HL7 v3 timestamp (YYYYMMDDHHMMSS+ZZzz, short forms too) as an aware moment, or None."""
    found = _HL7.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    iso = f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}"
    return parse_moment(iso + _iso_offset(offset), (ISO,), zone)


def _iso_offset(offset: str | None) -> str:
    if not offset or offset == "Z":
        return "+00:00" if offset else ""
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return f"{offset[0]}{digits[:2]}:{digits[2:]}"


def hl7_day(text: str) -> str:
    """The day of an HL7 v3 timestamp as ISO text, as exact as it was written; the text itself when it is none."""
    found = _HL7.fullmatch(text.strip())
    if not found:
        return text.strip()
    return "-".join(part for part in found.groups()[:3] if part)


def birth_day(text: str, formats: tuple[str, ...]) -> tuple[str, str]:
    """A date of birth as ISO text and a fault in words.

    What fits none of the formats stays as it was written (agencies write impossible days, and matching knows how
    to weigh them); only a real day outside the years that are read is a fault.
    """
    when = parse_day(text, formats) if text else None
    if when is None:
        return text, ""
    return when.isoformat(), "" if year_allowed(when) else YEARS
