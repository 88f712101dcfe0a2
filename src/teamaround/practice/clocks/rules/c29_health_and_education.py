"""C29: the first health assessment and the education plan of a child who became looked after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from teamaround.practice.calendar import add_months, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import since_in_care
from teamaround.practice.clocks.table import first_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import EducationPlanMade
from teamaround.practice.record.facts.front_door import HealthAssessed

HEALTH, EDUCATION = "health", "education"
MONTHS_OF_A_YEAR = 12


def started(case: CaseFile) -> Iterator[Started]:
    """Two clocks an episode of care; a child too young for school or nursery has no education plan."""
    assessed = [told.entry.happened_at for told in case.of(HealthAssessed)]
    planned = [told.entry.happened_at for told in case.of(EducationPlanMade)]
    for one in since_in_care(case, assessed):
        yield replace(one, part=HEALTH, span=HEALTH)
    for one in since_in_care(case, planned):
        if not _too_young(case, local_date(one.at)):
            yield replace(one, part=EDUCATION, span=EDUCATION)


def _too_young(case: CaseFile, on: date) -> bool:
    born = case.about.date_of_birth if case.about else None
    years = int(first_row("C29").numbers["education_from_age"])
    return born is not None and on < add_months(born, years * MONTHS_OF_A_YEAR)
