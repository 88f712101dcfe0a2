"""C31: how long care proceedings last. The court's clock: shown, and nobody is chased."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CareBasis, CareStarted, CourtOrderMade, ProceedingsIssued


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an application; a final order meets it."""
    final = [told.entry.happened_at for told in case.of(CourtOrderMade) if told.fact.final]
    final += [
        told.entry.happened_at for told in case.of(CareStarted) if told.fact.basis is CareBasis.CARE_ORDER
    ]
    return (until(told.entry, final) for told in case.of(ProceedingsIssued))
