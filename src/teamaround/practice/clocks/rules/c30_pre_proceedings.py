"""C30: how long pre-proceedings last, from the letter that opens them."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import (
    GatewayOutcome,
    LegalGatewayHeld,
    PreProceedingsLetterSent,
    ProceedingsIssued,
)

DECIDED = (GatewayOutcome.PRE_PROCEEDINGS_END, GatewayOutcome.ISSUE_PROCEEDINGS)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a letter; a gateway that ends them or goes to court meets it."""
    met = [told.entry.happened_at for told in case.of(LegalGatewayHeld) if told.fact.outcome in DECIDED]
    met += [told.entry.happened_at for told in case.of(ProceedingsIssued)]
    return (until(told.entry, met) for told in case.of(PreProceedingsLetterSent))
