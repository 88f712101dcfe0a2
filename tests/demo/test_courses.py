"""The dates of a case keep the rules that the census is checked against, for any plan, day and age."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.census.model import Child
from teamaround.formats.census.validation import validate
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.courses import Course, born_on, course, on_the_year, school_start
from teamaround.service.demo.partnership.days import (
    is_working_day,
    on_or_after,
    on_or_before,
    working_days_after,
)
from teamaround.service.demo.partnership.model.children import PlanKind
from teamaround.service.demo.partnership.writers.census import census_of

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def _days_of(made: Course) -> list[date]:
    days = [made.referral_on]
    days += [each.started_on for each in made.assessments]
    days += [each.authorised_on for each in made.assessments if each.authorised_on]
    days += [each.conference_on for each in made.enquiries if each.conference_on]
    days += [day for plan in made.protection_plans for day in (plan.started_on, *plan.reviews)]
    days += [plan.started_on for plan in made.in_need_plans]
    return days


@given(st.integers(0, 10_000), st.sampled_from(PlanKind), DAYS, st.integers(100, 6000))
def test_course_never_runs_ahead_of_today_or_falls_on_a_weekend(
    seed: int, plan: PlanKind, today: date, longest: int
) -> None:
    days = _days_of(course(stream(seed, "course"), plan, today, longest))
    assert all(day <= today and is_working_day(day) for day in days)


@given(st.integers(0, 10_000), DAYS, st.integers(100, 6000))
def test_course_of_protection_has_its_conference_and_reviews_in_time(
    seed: int, today: date, longest: int
) -> None:
    made = course(stream(seed, "course"), PlanKind.CHILD_PROTECTION, today, longest)
    enquiry, plan = made.enquiries[0], made.protection_plans[0]
    assert plan.started_on == enquiry.conference_on
    assert enquiry.conference_on is not None
    assert enquiry.conference_on <= enquiry.conference_target == working_days_after(enquiry.started_on, 15)
    meetings = (plan.started_on, *plan.reviews)
    gaps = [(after - before).days for before, after in pairwise(meetings)]
    assert all(gap <= (91 if place == 0 else 182) for place, gap in enumerate(gaps))


@given(st.integers(0, 10_000), DAYS)
def test_course_of_care_begins_after_the_protection_plan(seed: int, today: date) -> None:
    made = course(stream(seed, "course"), PlanKind.LOOKED_AFTER, today, 900)
    assert made.looked_after_from is not None
    assert made.protection_plans[0].started_on <= made.looked_after_from <= today


def _census_children(partnership: Partnership) -> list[Child]:
    return [child for council in partnership.councils for child in census_of(partnership, council).children]


def test_census_of_all_children_breaks_no_rule(partnership: Partnership) -> None:
    children = _census_children(partnership)
    assert len(children) == 300
    found = [finding for child in children for finding in validate(child, partnership.today, is_working_day)]
    assert found == []


def test_children_are_born_before_they_are_referred(partnership: Partnership) -> None:
    born = {person.person_id: person.date_of_birth for person in partnership.people}
    assert [child for child in partnership.children if child.referral_on <= born[child.child_id]] == []
    assert all(born[child.child_id] > on_the_year(partnership.today, -18) for child in partnership.children)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 25), date(2026, 12, 24), date(2026, 12, 29)),
        (date(2026, 4, 5), date(2026, 4, 2), date(2026, 4, 7)),
    ],
)
def test_working_days_step_over_weekends_and_bank_holidays(day: date, before: date, after: date) -> None:
    assert (on_or_before(day), on_or_after(day)) == (before, after)


def test_working_days_after_does_not_count_the_day_itself() -> None:
    assert working_days_after(date(2026, 11, 20), 1) == date(2026, 11, 23)


def test_on_the_year_of_a_leap_day_becomes_the_28th() -> None:
    assert on_the_year(date(2024, 2, 29), -1) == date(2023, 2, 28)


@given(DAYS, st.integers(0, 90), st.integers(0, 364))
def test_born_on_gives_somebody_of_that_age(today: date, years: int, days: int) -> None:
    born = born_on(today, years, days)
    assert on_the_year(born, years) <= today < on_the_year(born, years + 1) + timedelta(days=2)


@pytest.mark.parametrize(
    ("born", "year"), [(date(2019, 8, 31), 2023), (date(2019, 9, 1), 2024), (date(2020, 1, 1), 2024)]
)
def test_school_starts_in_the_september_after_the_fourth_birthday(born: date, year: int) -> None:
    assert school_start(born).year == year
