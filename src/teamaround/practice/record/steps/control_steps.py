"""Safeguards that are relied on, and custody of the adults they bind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from teamaround.practice.record.case_people import Custody
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.facts import controls
from teamaround.practice.record.facts.forums import MaracHeld
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import MatchBand, Sighting, SightingSort
from teamaround.practice.record.steps.people_steps import confirm_links
from teamaround.practice.record.steps.plan_steps import rely

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry


def _recorded(case: CaseFile, entry: Entry, fact: controls.ControlRecorded) -> CaseFile:
    control = Control(
        control=fact.control,
        sort=fact.sort,
        person=fact.person,
        protects=fact.protects,
        places=fact.places,
        areas=fact.areas,
        owner=fact.owner,
        check_method=fact.check_method,
        since=fact.since,
        until=fact.until,
        words=fact.words,
        relied_on_at=(entry.happened_at,) if fact.relied_on else (),
        recorded_at=entry.recorded_at,
        entry_id=entry.entry_id,
    )
    return replace(case, controls={**case.controls, fact.control: control})


def _change(case: CaseFile, control: str, **changes: Any) -> CaseFile:
    known = case.controls.get(control)
    if known is None:
        return case
    return replace(case, controls={**case.controls, control: replace(known, **changes)})


def _checked(case: CaseFile, entry: Entry, fact: controls.ControlChecked) -> CaseFile:
    return _change(case, fact.control, checked_at=entry.happened_at, checked_result=fact.result)


def _varied(case: CaseFile, entry: Entry, fact: controls.ControlVaried) -> CaseFile:
    told = {"owner": fact.owner, "check_method": fact.check_method, "until": fact.until}
    return _change(case, fact.control, **{name: value for name, value in told.items() if value})


def _ended(case: CaseFile, entry: Entry, fact: controls.ControlEnded) -> CaseFile:
    return _change(case, fact.control, ended_at=entry.happened_at)


def _custody(case: CaseFile, custody: Custody) -> CaseFile:
    return replace(case, custody={**case.custody, custody.person: custody})


def _taken_in(case: CaseFile, entry: Entry, fact: controls.TakenIntoCustody) -> CaseFile:
    return _custody(
        case,
        Custody(
            person=fact.person,
            inside=True,
            since=entry.happened_at,
            recalled=fact.recall,
            entry_id=entry.entry_id,
        ),
    )


def _release_planned(case: CaseFile, entry: Entry, fact: controls.ReleasePlanned) -> CaseFile:
    known = case.custody.get(fact.person) or Custody(
        person=fact.person, inside=True, since=entry.happened_at, entry_id=entry.entry_id
    )
    return _custody(case, replace(known, release_planned_on=fact.on))


def _released(case: CaseFile, entry: Entry, fact: controls.Released) -> CaseFile:
    return _custody(
        case, Custody(person=fact.person, inside=False, since=entry.happened_at, entry_id=entry.entry_id)
    )


def _meeting_relied(case: CaseFile, entry: Entry, fact: StrategyMeetingHeld | MaracHeld) -> CaseFile:
    return rely(case, entry, fact.relied_on)


def _sighting(case: CaseFile, entry: Entry, fact: Sighting) -> CaseFile:
    # Decision 22: police finding somebody in the home confirms the link.
    if fact.sort is SightingSort.FOUND_AT and fact.band is MatchBand.SEEN and fact.person:
        return confirm_links(case, fact.person, entry)
    return case


CONTROL_STEPS: Mapping[type[Any], Callable[[CaseFile, Entry, Any], CaseFile]] = {
    controls.ControlRecorded: _recorded,
    controls.ControlChecked: _checked,
    controls.ControlVaried: _varied,
    controls.ControlEnded: _ended,
    controls.TakenIntoCustody: _taken_in,
    controls.ReleasePlanned: _release_planned,
    controls.Released: _released,
    StrategyMeetingHeld: _meeting_relied,
    MaracHeld: _meeting_relied,
    Sighting: _sighting,
}
