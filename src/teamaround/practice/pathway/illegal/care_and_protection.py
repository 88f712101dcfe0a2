"""Illegal moves 7, 8, 9 and 10: police protection, temporary approval, accommodation, dual protection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import Calendar, Unit, deadline, instant, local_date
from teamaround.practice.clocks import shipped_table
from teamaround.practice.pathway.regions.legal import POLICE_PROTECTION
from teamaround.practice.pathway.table import pathway_table
from teamaround.practice.pathway.violation import Violation, violation
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import (
    CareBasis,
    CareEnded,
    CareStarted,
    ConsentWithdrawn,
    LookedAfterReviewHeld,
    PlacementEnded,
    PlacementExtended,
    PlacementMade,
    PlacementSort,
    PoliceProtectionEnded,
    PoliceProtectionStarted,
)
from teamaround.practice.record.facts.meetings import PlanEnded, PlanEndReason


def protected_too_long(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """7: police protection past its hours, or begun again at once on the same grounds."""
    between = timedelta(hours=pathway_table().illegal(7).numbers["hours_between"])
    before: tuple[Noted[PoliceProtectionStarted], datetime] | None = None
    for told in sorted(case.of(PoliceProtectionStarted), key=lambda one: instant(one.entry.happened_at)):
        begun = told.entry.happened_at
        ended, due = _protection_ended(case, begun) or now, _lapses_at(begun, calendar)
        if instant(ended) > instant(due):
            what = "Police protection went on after its 72 hours; the power had lapsed"
            yield violation(7, told.entry.entry_id, due, what)
        if (
            before is not None
            and _is_again(before[0], told)
            and instant(begun) - instant(before[1]) < between
        ):
            what = "Police protection began again on the same grounds, straight after the last"
            yield violation(7, told.entry.entry_id, begun, what)
        before = (told, ended)


def _lapses_at(begun: datetime, calendar: Calendar) -> datetime:
    row = shipped_table().row(POLICE_PROTECTION, local_date(begun))
    return deadline(begun, row.length, row.unit, calendar) if row else begun


def _protection_ended(case: CaseFile, begun: datetime) -> datetime | None:
    ends = [told.entry.happened_at for told in case.of(PoliceProtectionEnded)]
    ends += [told.entry.happened_at for told in case.of(CareStarted)]
    return min((at for at in ends if instant(at) > instant(begun)), key=instant, default=None)


def _is_again(before: Noted[PoliceProtectionStarted], told: Noted[PoliceProtectionStarted]) -> bool:
    return set(before.fact.harms) == set(told.fact.harms)


def placed_too_long(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """8: temporary approval past its weeks. A late extension does not make the days between lawful (decision 45)."""
    weeks = pathway_table().illegal(8).numbers
    for told in case.of(PlacementMade):
        if told.fact.sort is not PlacementSort.REGULATION_24:
            continue
        begun = told.entry.happened_at
        first = deadline(begun, weeks["weeks"], Unit.WEEKS, calendar)
        last = deadline(begun, weeks["weeks_extended"], Unit.WEEKS, calendar)
        ended = _placement_ended(case, begun) or now
        extended = _extended_at(case, begun, ended)
        until = first if extended is None else last
        if instant(ended) > instant(until):
            what = f"A temporary approval went on after {local_date(until):%-d %B %Y}"
            yield violation(8, told.entry.entry_id, until, what)
        if extended is not None and instant(extended.entry.happened_at) > instant(first):
            what = f"A temporary approval was extended after it had run out on {local_date(first):%-d %B %Y}"
            yield violation(8, extended.entry.entry_id, first, what)
        if extended is not None and extended.fact.until > local_date(last):
            what = "A temporary approval was extended by more than the weeks allowed"
            yield violation(8, extended.entry.entry_id, extended.entry.happened_at, what)


def _placement_ended(case: CaseFile, begun: datetime) -> datetime | None:
    ends = [
        *(told.entry.happened_at for told in case.of(PlacementMade)),
        *(told.entry.happened_at for told in case.of(PlacementEnded)),
        *(told.entry.happened_at for told in case.of(CareEnded)),
    ]
    return min((at for at in ends if instant(at) > instant(begun)), key=instant, default=None)


def _extended_at(case: CaseFile, begun: datetime, ended: datetime) -> Noted[PlacementExtended] | None:
    held = (told for told in case.of(PlacementExtended) if instant(told.entry.happened_at) > instant(begun))
    return next((told for told in held if instant(told.entry.happened_at) <= instant(ended)), None)


def accommodated_without_consent(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """9: accommodation by agreement with nobody's agreement, or that goes on after it was withdrawn."""
    for told in case.of(CareStarted):
        if told.fact.basis is not CareBasis.SECTION_20:
            continue
        entry = told.entry
        if not told.fact.consent_of:
            what = "The child is accommodated by agreement, and nobody's agreement is recorded"
            yield violation(9, entry.entry_id, entry.happened_at, what)
        ended = _care_changed(case, entry.happened_at) or now
        yield from _gone_on_after(case, told, ended)


def _gone_on_after(case: CaseFile, told: Noted[CareStarted], ended: datetime) -> Iterator[Violation]:
    """One holder's agreement serves (decision 44): only when all who agreed have withdrawn has it ended."""
    begun, left = instant(told.entry.happened_at), set(told.fact.consent_of)
    for withdrawn in case.of(ConsentWithdrawn):
        at = instant(withdrawn.entry.happened_at)
        if begun <= at < instant(ended):
            left.discard(withdrawn.fact.by)
            if told.fact.consent_of and not left:
                what = "The agreement was withdrawn, and the child was still accommodated by it"
                yield violation(9, withdrawn.entry.entry_id, withdrawn.entry.happened_at, what)
                return


def _care_changed(case: CaseFile, begun: datetime) -> datetime | None:
    ends = [*(told.entry.happened_at for told in case.of(CareEnded))]
    ends += [told.entry.happened_at for told in case.of(CareStarted)]
    return min((at for at in ends if instant(at) > instant(begun)), key=instant, default=None)


def ended_unmapped(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """10: the child protection plan ended into the care plan with actions that no line of it takes up."""
    found: dict[datetime, tuple[Entry, int]] = {}
    for review in case.of(LookedAfterReviewHeld):
        if review.fact.ends_protection_plan and review.fact.unmapped:
            found[review.entry.happened_at] = (review.entry, len(review.fact.unmapped))
    for ended in case.of(PlanEnded):
        if ended.fact.reason is PlanEndReason.DUAL_PROTECTION and ended.fact.unmapped:
            found.setdefault(ended.entry.happened_at, (ended.entry, len(ended.fact.unmapped)))
    for at, (entry, number) in found.items():
        yield violation(
            10, entry.entry_id, at, f"Dual protection was ended with {number} action(s) left open"
        )
