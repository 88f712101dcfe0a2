"""Who knew what, when: each fact from when an agency held it to when the child's team knew (decision 7). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.fact_words import TOLD_AS
from teamaround.practice.record.facts.family import FactShared, SchoolTold
from teamaround.practice.record.facts.happenings import Sighting
from teamaround.practice.record.unreached import Unreached, unreached
from teamaround.practice.record.words import SharingLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """One fact: who held it first and since when, and when it reached the team and the school, if it ever did.

    `reached_by` is the agency of the team that was told first, `how` by what means. `asked_at` is when somebody
    asked for it. A school that got a presence-level notice only has `school_level` presence. `entry_id` is the
    entry that says it; for a fact that is only known to exist, the entry that says that.
    """

    entry_id: str
    kind: str
    what: str
    held_by: str
    held_since: datetime
    reached_team_at: datetime | None = None
    reached_by: str = ""
    how: str = ""
    reached_school_at: datetime | None = None
    school_level: SharingLevel | None = None
    asked_at: datetime | None = None
    protected_source: bool = False

    @property
    def lag(self) -> timedelta | None:
        """From being held to reaching the team; nothing while it has not."""
        return None if self.reached_team_at is None else _apart(self.held_since, self.reached_team_at)

    @property
    def school_lag(self) -> timedelta | None:
        """From being held to reaching the school; nothing while it has not."""
        return None if self.reached_school_at is None else _apart(self.held_since, self.reached_school_at)

    def open_for(self, now: datetime) -> timedelta:
        """How long it has been held without the team's knowing, as at a moment."""
        return _apart(self.held_since, now)


def knowledge(case: CaseFile, team: frozenset[str]) -> tuple[KnownFact, ...]:
    """Every fact of a case that bears on the child, as known at the case's own moment, by when it was held.

    `team` are the agencies that are always of the team (social care, its duty team, its desk); members of the plan
    and the child's school are read from the record. `reached_team_at` is delivery to the first of them other than
    the holder; what social care itself holds is known at once; what came as a contact is delivered by the desk's
    alert when it is recorded. Facts that an agency is only known to hold (named, not covered by a departure, asked
    for and not answered) have no `reached_team_at`.
    """
    later = _shared_later(case)
    said = (_row(case, entry, team, (*entry.told, *later.get(entry.entry_id, ()))) for entry in case.entries)
    never = (_unheard(one) for one in unreached(case))
    rows = [row for row in (*said, *never) if row is not None]
    return tuple(sorted(rows, key=lambda row: (row.held_since, row.entry_id, row.what)))


def _shared_later(case: CaseFile) -> dict[str, tuple[Told, ...]]:
    """What later entries say was passed on, by the entry that it was."""
    shared: dict[str, tuple[Told, ...]] = {}
    for shared_fact in case.of(FactShared):
        told = Told(
            agency=shared_fact.fact.agency,
            at=shared_fact.entry.happened_at,
            role=shared_fact.fact.role,
            level=shared_fact.fact.level,
            how=shared_fact.fact.how,
        )
        shared[shared_fact.fact.entry] = (*shared.get(shared_fact.fact.entry, ()), told)
    for notice in case.of(SchoolTold):
        told = Told(
            agency=notice.fact.school, at=notice.entry.happened_at, level=notice.fact.level, how="school told"
        )
        shared[notice.fact.about_entry] = (*shared.get(notice.fact.about_entry, ()), told)
    return shared


def _row(case: CaseFile, entry: Entry, team: frozenset[str], told: tuple[Told, ...]) -> KnownFact | None:
    words = TOLD_AS.get(type(entry.fact))
    if words is None:
        return None
    schools = {one.agency for one in case.schools}
    in_time = sorted(told, key=lambda one: one.at)
    first = _first_of_team(case, entry, team | schools, in_time)
    school = next((one for one in in_time if one.agency in schools), None)
    if entry.by_agency in schools:
        school = Told(agency=entry.by_agency, at=entry.held_from)
    return KnownFact(
        entry_id=entry.entry_id,
        kind=entry.kind,
        what=words(entry.fact, case),
        held_by=entry.by_agency,
        held_since=entry.held_from,
        reached_team_at=first.at if first else None,
        reached_by=first.agency if first else "",
        how=first.how if first else "",
        reached_school_at=school.at if school else None,
        school_level=school.level if school else None,
        protected_source=any(part.protected_source for part in entry.paragraphs),
    )


def _first_of_team(case: CaseFile, entry: Entry, team: frozenset[str], told: Iterable[Told]) -> Told | None:
    if entry.by_agency in team and not _is_school(case, entry.by_agency):
        return Told(agency=entry.by_agency, at=entry.held_from, how="own record")
    if isinstance(entry.fact, Sighting) and entry.fact.contact:
        return Told(agency="", at=entry.recorded_at, how="alert to the desk")
    return next((one for one in told if _of_team(case, one, team) and one.agency != entry.by_agency), None)


def _of_team(case: CaseFile, told: Told, team: frozenset[str]) -> bool:
    member = case.members.get(told.agency)
    if told.agency in team or member is None:
        return told.agency in team
    return member.joined_at <= told.at and (member.left_at is None or member.left_at > told.at)


def _is_school(case: CaseFile, agency: str) -> bool:
    return any(one.agency == agency for one in case.schools)


def _unheard(one: Unreached) -> KnownFact:
    return KnownFact(
        entry_id=one.entry.entry_id,
        kind=one.entry.kind,
        what=one.what,
        held_by=one.agency,
        held_since=one.since,
        reached_team_at=one.reached_at,
        how="answer to a request" if one.reached_at else "",
        asked_at=one.asked_at,
    )


def _apart(earlier: datetime, later: datetime) -> timedelta:
    return later.astimezone(UTC) - earlier.astimezone(UTC)
