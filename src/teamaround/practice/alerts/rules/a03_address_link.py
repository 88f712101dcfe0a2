"""A03: somebody not on the accepted household list gives, rings from or is found at a protected address.

Or gives a protected person's phone as theirs. A claim of living there is A21; a review band is nobody's business yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.episode_alert import episode_alert
from teamaround.practice.alerts.history import accepted_household
from teamaround.practice.alerts.presences import Presence, episodes, is_protected_home, sightings
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.happenings import SightingSort
from teamaround.practice.record.remembering import remembered

AT_THE_PLACE = (SightingSort.GAVE_AS_HOME, SightingSort.RANG_FROM, SightingSort.FOUND_AT)


@remembered
def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each person and place within a day, at the level of the loudest observation."""
    for episode in episodes(case, "A03", (seen for seen in sightings(case) if _counts(case, seen))):
        yield episode_alert(case, calendar, episode, now)


def _counts(case: CaseFile, seen: Presence) -> bool:
    if seen.person and case.is_professional(seen.person, local_date(seen.entry.happened_at)):
        return False
    if seen.sort == SightingSort.GAVE_PHONE:
        return _gave_anothers_phone(case, seen)
    if seen.sort not in AT_THE_PLACE or not is_protected_home(case, seen):
        return False
    return seen.person not in accepted_household(case, seen.place, seen.entry.recorded_at)


def _gave_anothers_phone(case: CaseFile, seen: Presence) -> bool:
    """Whether an outsider gave the number of the child or of somebody of the child's household as their own."""
    homes = case.homes(local_date(seen.entry.happened_at))
    at_home = {
        person for place in homes for person in accepted_household(case, place, seen.entry.recorded_at)
    }
    return seen.phone_of in at_home | {case.child} and seen.person not in at_home | {seen.phone_of}
