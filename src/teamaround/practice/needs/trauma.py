"""What a child went through, as the record has it, and what was decided about their emotional health since."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime

import msgspec

from teamaround.practice.calendar import instant
from teamaround.practice.needs.terms import needs_terms
from teamaround.practice.record.case_file import TURNED_AWAY, CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.practice.record.facts.front_door import (
    EmotionalHealthDecided,
    HealthAssessed,
    ReferralDecided,
    ReferralReceived,
)
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.remembering import remembered
from teamaround.practice.record.words import Harm, NeedFinding


class Ordeal(msgspec.Struct, frozen=True, gc=False):
    """An entry that says what the child went through."""

    entry: Entry
    harms: tuple[Harm, ...]


class Run(msgspec.Struct, frozen=True, gc=False):
    """Ordeals that one decision is to answer: those recorded before it was taken. `decided` is empty until then."""

    ordeals: tuple[Ordeal, ...]
    decided: Noted[EmotionalHealthDecided] | None


def ordeals(case: CaseFile) -> list[Ordeal]:
    """Everything traumatic on the record, in the order in which it was recorded. What was only alleged is not."""
    found = [Ordeal(entry, harms) for entry, harms in _told(case) if harms]
    return sorted(found, key=lambda one: (one.entry.recorded_at, one.entry.entry_id))


def _told(case: CaseFile) -> Iterator[tuple[Entry, tuple[Harm, ...]]]:
    terms = needs_terms()
    for incident in case.of(Incident):
        not_here = terms.only_if_present if incident.fact.child_present is False else frozenset()
        others = terms.own if incident.fact.harmed and case.child not in incident.fact.harmed else frozenset()
        yield incident.entry, _counted(incident.fact.harms, not_here | others)
    for taken in case.of(PoliceProtectionStarted):
        yield taken.entry, _counted(taken.fact.harms)
    for referral in case.of(ReferralReceived):
        # A referral about several children does not say which of them was harmed.
        others = terms.own if len(referral.entry.children) > 1 else frozenset()
        if not _is_turned_away(case, referral.entry):
            yield referral.entry, _counted(referral.fact.harms, others)
    for serious in case.of(SeriousIncident):
        if case.child in serious.fact.harmed:
            yield serious.entry, (Harm.PHYSICAL_ASSAULT,)


def _counted(harms: Iterable[Harm], without: Container[Harm] = ()) -> tuple[Harm, ...]:
    traumatic = needs_terms().traumatic
    return tuple(harm for harm in harms if harm in traumatic and harm not in without)


def _is_turned_away(case: CaseFile, entry: Entry) -> bool:
    """Whether nothing was to follow from a referral: its own decision says so, else the first one after it."""
    decided = [told for told in case.of(ReferralDecided) if told.fact.referral in ("", entry.entry_id)]
    named = [told for told in decided if told.fact.referral]
    later = [told for told in decided if told.entry.happened_at >= entry.happened_at]
    first = named[0] if named else min(later, key=lambda one: one.entry.happened_at, default=None)
    return first is not None and first.fact.outcome in TURNED_AWAY


@remembered
def decisions(case: CaseFile) -> list[Noted[EmotionalHealthDecided]]:
    """Decisions that name who leads or who provides, oldest first. One that names nobody decides nothing."""
    named = [told for told in case.of(EmotionalHealthDecided) if told.fact.lead or told.fact.provider]
    return sorted(named, key=lambda told: told.entry.recorded_at)


def screenings(case: CaseFile) -> list[datetime]:
    """When somebody looked at the child's emotional health and wrote down what they found, oldest first."""
    looked = [told.entry.happened_at for told in decisions(case)]
    looked += [
        told.entry.happened_at
        for told in case.of(HealthAssessed)
        if told.fact.emotional is not NeedFinding.NOT_ASSESSED
    ]
    return sorted(looked, key=instant)


@remembered
def runs(case: CaseFile) -> list[Run]:
    """Ordeals by the decision that answers them, oldest first; at most the last has none."""
    taken = decisions(case)
    found: list[Run] = []
    for ordeal in ordeals(case):
        decided = next(
            (one for one in taken if one.entry.recorded_at >= ordeal.entry.recorded_at),
            None,
        )
        if found and found[-1].decided is decided:
            found[-1] = Run((*found[-1].ordeals, ordeal), decided)
        else:
            found.append(Run((ordeal,), decided))
    return found
