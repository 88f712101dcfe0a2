"""C22: a child who is on a child protection plan and in care: one plan takes over, or both go on for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import Episode, care_reviews, in_care, looked_after
from teamaround.practice.clocks.rules.conferences import protection_plans
from teamaround.practice.clocks.rules.settled import first_after, first_from
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.facts.meetings import PlanEndReason


def started(case: CaseFile) -> Iterator[Started]:
    """One clock each time both are true. It counts to the first review: from becoming looked after, where the plan
    was open by then, else from the plan. The plan's end with every line mapped meets it, any other end ceases it.
    """
    reasons = [told.entry.happened_at for told in care_reviews(case) if told.fact.keeps_both]
    for episode in in_care(case):
        for period in protection_plans(case):
            both = max(episode.entry.happened_at, period.started_at, key=instant)
            if _both(period, episode, both):
                yield _started(case, episode, period, both, reasons)


def _both(period: PlanPeriod, episode: Episode, both: datetime) -> bool:
    ends = [at for at in (period.ended_at, episode.ended_at) if at is not None]
    return all(instant(at) > instant(both) for at in ends)


def _started(
    case: CaseFile, episode: Episode, period: PlanPeriod, both: datetime, reasons: list[datetime]
) -> Started:
    is_mapped = period.end_reason is PlanEndReason.DUAL_PROTECTION and not period.unmapped
    met = [*reasons, period.ended_at] if is_mapped and period.ended_at else reasons
    ends = [at for at in (period.ended_at, episode.ended_at) if at is not None]
    met_at = first_from(met, both)
    ended = first_after(ends, both)
    if met_at and ended and instant(ended) < instant(met_at):
        met_at = None
    return Started(
        both,
        episode.entry.entry_id if instant(both) > instant(period.started_at) else period.entry_id,
        met_at=met_at,
        ceased_at=None if met_at else ended,
        counted_from=_became_looked_after(case, both) if instant(period.started_at) < instant(both) else both,
    )


def _became_looked_after(case: CaseFile, both: datetime) -> datetime:
    return next((one.entry.happened_at for one in looked_after(case) if one.holds(both)), both)
