"""Working days of England, school terms, and how the rules count time (domain 3.1). Pure; moments are passed in."""

from teamaround.practice.calendar.calendar import LONDON, Calendar, Term, end_of_day, instant, local_date
from teamaround.practice.calendar.counting import (
    Unit,
    add_elapsed_hours,
    add_months,
    add_weeks,
    add_working_hours,
    counted_back,
    deadline,
    due_soon_from,
)

__all__ = [
    "LONDON",
    "Calendar",
    "Term",
    "Unit",
    "add_elapsed_hours",
    "add_months",
    "add_weeks",
    "add_working_hours",
    "counted_back",
    "deadline",
    "due_soon_from",
    "end_of_day",
    "instant",
    "local_date",
]
