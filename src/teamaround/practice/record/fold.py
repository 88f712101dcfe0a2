"""Folding a child's entries, as at a moment and for a viewer, into a case file. Pure; one mechanism, many views."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from teamaround.practice.disclosure.viewing import Viewer, shown_to
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import Fact
from teamaround.practice.record.steps import STEPS


def fold(
    entries: Iterable[Entry],
    *,
    child: str,
    as_at: datetime,
    viewer: Viewer | None = None,
    agencies: Mapping[str, Agency] | None = None,
) -> CaseFile:
    """The case file of `child` as at a moment, from what had been recorded by then (decision 7).

    Without a viewer it is the system's fold, which rules run on (decision 6); with one, entries and paragraphs
    that the viewer may not know are left out before folding. Entries may come in any order. `agencies` is the
    directory, by slug: what each agency is and is called.
    """
    counted = in_force(entries, child=child, as_at=as_at)
    if viewer is not None:
        counted = shown_to(viewer, counted)
    return _folded(CaseFile(child=child, as_at=as_at, agencies=agencies or {}), counted, as_at)


def step(case: CaseFile, entry: Entry) -> CaseFile:
    """The case file after one more entry, in recorded order."""
    kind = type(entry.fact)
    case = replace(
        case,
        as_at=max(case.as_at, entry.recorded_at) if case.entries else entry.recorded_at,
        entries=(*case.entries, entry),
        by_kind={**case.by_kind, kind: (*case.of(kind), Noted(entry, entry.fact))},
        by_id={**case.by_id, entry.entry_id: entry},
    )
    apply = STEPS.get(kind)
    return apply(case, entry, entry.fact) if apply else case


def _folded(case: CaseFile, counted: Iterable[Entry], as_at: datetime) -> CaseFile:
    """The same as one `step` after another, without a copy of all that went before for each entry."""
    counted = tuple(counted)
    by_kind: defaultdict[type[Fact], list[Noted[Any]]] = defaultdict(list)
    by_id: dict[str, Entry] = {}
    case = replace(case, by_kind=by_kind, by_id=by_id)
    for entry in counted:
        fact = entry.fact
        kind = type(fact)
        by_kind[kind].append(Noted(entry, fact))
        by_id[entry.entry_id] = entry
        if kind in STEPS:
            case = STEPS[kind](case, entry, fact)
    kinds = {kind: tuple(told) for kind, told in by_kind.items()}
    return replace(case, as_at=as_at, entries=counted, by_kind=kinds)


def in_force(entries: Iterable[Entry], *, child: str, as_at: datetime) -> tuple[Entry, ...]:
    """The entries that count for a child at a moment, in recorded order, corrected ones left out."""
    recorded = [entry for entry in entries if child in entry.children and entry.recorded_at <= as_at]
    if corrected := {entry.corrects for entry in recorded if entry.corrects}:
        recorded = [entry for entry in recorded if entry.entry_id not in corrected]
    return tuple(sorted(recorded, key=_in_order))


def _in_order(entry: Entry) -> tuple[datetime, datetime, str]:
    return entry.recorded_at, entry.happened_at, entry.entry_id
