"""A day typed in three parts, as a field of a form: what is wrong is said in plain words, at the field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

PARTS = ("day", "month", "year")
NOT_NUMBERS = "Write the day as numbers, such as 8 5 2024"
NO_SUCH_DAY = "There is no such day. Check the day, the month and the year"
SHORT_YEAR = "Write the year in full, such as 2024"
YEAR_LENGTH = 4


class ThreeParts(forms.Widget):
    """Reads `<name>-day`, `-month` and `-year`, as typed; drawn by `components.forms.DateField`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> tuple[str, ...]:
        """The three as they were typed, without spaces round them."""
        return tuple(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS)


class DayField(forms.Field):
    """A day. Whether it fits what it is the day of, the form says."""

    widget = ThreeParts

    def clean(self, value: tuple[str, ...]) -> date | None:
        """The day of the three parts; None where it may be left out and is. Raises ValidationError."""
        if not self.required and not any(value):
            return None
        if not all(part.isdecimal() for part in value):
            raise forms.ValidationError(NOT_NUMBERS)
        day, month, year = value
        if len(year) < YEAR_LENGTH:
            raise forms.ValidationError(SHORT_YEAR)
        try:
            return date(int(year), int(month), int(day))
        except (ValueError, OverflowError):
            raise forms.ValidationError(NO_SUCH_DAY) from None


def parts_of(value: date | tuple[str, ...]) -> tuple[str, ...]:
    """A day as the three parts of the field; what was typed, as it was."""
    return (str(value.day), str(value.month), str(value.year)) if isinstance(value, date) else value
