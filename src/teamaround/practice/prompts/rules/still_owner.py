"""still_owner: the child moved to another council, or it was asked to take the case over, and has not (T31)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import ChildMoved, TransferAnswered, TransferRequested
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanSort


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """At most one: the request made last, else a move without any, that came to no taking over. No council is named."""
    if not case.is_open:
        return
    for entry, council, what in _leaving(case):
        if not _is_taken_over(case, entry.happened_at, council):
            yield prompted(
                "still_owner",
                case,
                subject=(entry.entry_id,),
                since=entry.recorded_at,
                entry_id=entry.entry_id,
                what=what,
            )
            return


def _leaving(case: CaseFile) -> Iterator[tuple[Entry, str, str]]:
    """What says that the child is to be, or already is, another council's, and which; the request comes first."""
    if (asked := case.last(TransferRequested)) is not None:
        what = "Another council was asked to take the case over and has not taken it over yet"
        yield asked.entry, asked.fact.to_council, what
    if (moved := _moved_away(case)) is not None:
        what = "The child moved to the area of another council, and that council has not taken the case over"
        yield moved.entry, moved.fact.council, what


def _moved_away(case: CaseFile) -> Noted[ChildMoved] | None:
    """The last move, if it was for good and to the area of a council that is not responsible."""
    moved = case.last(ChildMoved)
    if moved is None or moved.fact.temporary or not moved.fact.council:
        return None
    return None if not case.councils or moved.fact.council == case.councils[-1][0] else moved


def _is_taken_over(case: CaseFile, since: datetime, council: str) -> bool:
    """A transfer conference passes responsibility; a word of acceptance does so only where no conference is due."""
    conferred = any(
        told.fact.sort is ConferenceSort.TRANSFER_IN and told.entry.happened_at >= instant(since)
        for told in case.of(ConferenceHeld)
    )
    accepted = any(
        told.fact.accepted and told.fact.by_council == council and told.entry.happened_at >= instant(since)
        for told in case.of(TransferAnswered)
    )
    needs_conference = case.plan is not None and case.plan.sort is PlanSort.CHILD_PROTECTION
    return conferred or (accepted and not needs_conference)
