"""C50: every agency known to the child confirms that it set, or took away, its flag of a Child in Need plan (R12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.concerns import is_history
from teamaround.practice.record.facts.meetings import ConferenceHeld, PlanEndReason, PlanSort, PlanStarted
from teamaround.practice.record.facts.rights import FlagConfirmed
from teamaround.practice.record.words import SharingLevel

REMOVED = "removed"


def started(case: CaseFile) -> Iterator[Started]:
    """One clock when the plan opens and one when it ends; none where the family did not agree (AC-R12-4)."""
    for period in case.plans:
        if period.sort is PlanSort.CHILD_IN_NEED and not _asks_for_none(case, period):
            yield _clock(case, period, period.started_at, removed=False)
            if period.ended_at is not None and period.end_reason is not PlanEndReason.STEPPED_UP:
                yield _clock(case, period, period.ended_at, removed=True)


def unconfirmed(case: CaseFile, entry_id: str, at: datetime, *, removed: bool) -> tuple[str, ...]:
    """The agencies known to the child when a plan opened or ended that have not confirmed it since."""
    known = known_to_child(case, at)
    return tuple(one for one in known if _confirmed(case, one, entry_id, at, removed=removed) is None)


def known_to_child(case: CaseFile, at: datetime) -> tuple[str, ...]:
    """Schools and members of the team at a moment, and agencies that work with the child; no keeper of the plan."""
    keepers = shipped_table().rows("C50")[-1].lists["keepers"]
    schools = (one.agency for one in case.schools if _held(at, one.since, one.until))
    members = (one.agency for one in case.members.values() if _held(at, one.joined_at, one.left_at))
    child = case.people.get(case.child)
    found = (*schools, *members, *(child.open_to if child else ()))
    return tuple(sorted({one for one in found if case.kind_of_agency(one) not in keepers}))


def _clock(case: CaseFile, period: PlanPeriod, at: datetime, *, removed: bool) -> Started:
    known = known_to_child(case, at)
    confirmed = [_confirmed(case, one, period.entry_id, at, removed=removed) for one in known]
    moments = [one for one in confirmed if one is not None]
    is_met = bool(known) and len(moments) == len(known)
    return Started(
        at,
        period.entry_id,
        met_at=max(moments, key=instant) if is_met else None,
        ceased_at=None if known else at,  # nobody is known who could set a flag
        about=known,
        part=REMOVED if removed else "",
    )


def _confirmed(case: CaseFile, agency: str, entry_id: str, at: datetime, *, removed: bool) -> datetime | None:
    """When an agency confirmed it; having sat in the conference that made the plan, or been told, is the receipt."""
    found = [
        told.entry.happened_at
        for told in case.of(FlagConfirmed)
        if (told.fact.agency, told.fact.removed, told.fact.sort) == (agency, removed, PlanSort.CHILD_IN_NEED)
    ]
    entry = None if removed else case.entry(entry_id)
    if entry is not None:
        of_use = (one for one in entry.told if one.level is not SharingLevel.PRESENCE)
        found += [one.at for one in of_use if one.agency == agency]
        if isinstance(entry.fact, ConferenceHeld) and agency in (
            *entry.fact.present,
            *entry.fact.contributed,
        ):
            found.append(entry.happened_at)
    return first_after(found, at)


def _asks_for_none(case: CaseFile, period: PlanPeriod) -> bool:
    """Whether no flag is asked for: the family did not agree, or a register brought the plan long after it began."""
    entry = case.entry(period.entry_id)
    if entry is None:
        return False
    after = timedelta(days=shipped_table().rows("C50")[-1].numbers["history_days"])
    refused = isinstance(entry.fact, PlanStarted) and entry.fact.flags_agreed is False
    return refused or is_history(entry, after)


def _held(at: datetime, since: datetime, until: datetime | None) -> bool:
    return instant(since) <= instant(at) and (until is None or instant(at) < instant(until))
