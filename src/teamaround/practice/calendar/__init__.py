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
from teamaround.practice.calendar.school_days import (
    is_closed_until,
    next_school_morning,
    school_days_after,
    school_ends_today,
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
    "is_closed_until",
    "local_date",
    "next_school_morning",
    "school_days_after",
    "school_ends_today",
]
