"""C34: a new incident within a year of a hearing brings the case back to MARAC, or a reason is written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import add_months, instant, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after, turned_down_after
from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import MaracHeld, MaracListed, MaracReferred
from teamaround.practice.record.facts.happenings import Incident


def started(case: CaseFile) -> Iterator[Started]:
    """One clock for the first incident after each hearing; later ones belong to the same listing."""
    for told in case.of(MaracHeld):
        incident = _first_incident(case, told)
        if incident is not None:
            at, victim = incident.entry.happened_at, told.fact.victim
            listed = _listed_after(case, victim, at)
            down = turned_down_after(case, victim, at)
            yield Started(
                at,
                incident.entry.entry_id,
                met_at=first_after([one for one in (listed, down) if one is not None], at),
                about=tuple(one for one in (victim, told.fact.perpetrator) if one),
            )


def _first_incident(case: CaseFile, heard: Noted[MaracHeld]) -> Noted[Incident] | None:
    """The first incident of abuse of the same victim, within the window and before the next hearing."""
    begun = heard.entry.happened_at
    row = shipped_table().rows("C34")[-1]
    last_day = add_months(local_date(begun), int(row.spans["after_hearing"].length))
    following = [
        told.entry.happened_at
        for told in case.of(MaracHeld)
        if told.fact.victim == heard.fact.victim and told.entry.happened_at > instant(begun)
    ]
    found = [
        told
        for told in case.of(Incident)
        if _is_repeat(told, heard, row.lists["harms"])
        and instant(begun) < told.entry.happened_at
        and local_date(told.entry.happened_at) <= last_day
        and (not following or told.entry.happened_at < min(following))
    ]
    return min(found, key=lambda told: told.entry.happened_at, default=None)


def _is_repeat(told: Noted[Incident], heard: Noted[MaracHeld], harms: tuple[str, ...]) -> bool:
    pair = {heard.fact.victim, heard.fact.perpetrator} - {""}
    return bool(pair.intersection((*told.fact.harmed, *told.fact.by))) and bool(
        set(harms).intersection(told.fact.harms)
    )


def _listed_after(case: CaseFile, victim: str, moment: datetime) -> datetime | None:
    referred = (told.entry.happened_at for told in case.of(MaracReferred) if told.fact.victim == victim)
    listed = (told.entry.happened_at for told in case.of(MaracListed) if told.fact.victim == victim)
    return first_after((*referred, *listed), moment)
