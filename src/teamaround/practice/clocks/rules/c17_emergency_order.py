"""C17: an emergency protection order runs eight days, and may be extended once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import first_after
from teamaround.practice.clocks.table import first_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.care import CareBasis, CareEnded, CareStarted, CourtOrderMade


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an order and one an extension; a day that the court named counts if it is earlier."""
    orders = [
        told for told in case.of(CareStarted) if told.fact.basis is CareBasis.EMERGENCY_PROTECTION_ORDER
    ]
    extensions = [told for told in case.of(CourtOrderMade) if told.fact.extends and _is_emergency(told)]
    over = _over(case)
    longer = [told.entry.happened_at for told in extensions]
    for told in orders:
        met_at = first_after([*over, *longer], told.entry.happened_at)
        yield Started(told.entry.happened_at, told.entry.entry_id, met_at=met_at, until=told.fact.until)
    for extension in extensions:
        at = extension.entry.happened_at
        yield Started(
            at,
            extension.entry.entry_id,
            met_at=first_after(over, at),
            span="extension",
            until=extension.fact.until,
        )


def _over(case: CaseFile) -> list[datetime]:
    """When another footing took over, another order was made, or the child ceased to be looked after."""
    footing = [
        told.entry.happened_at
        for told in case.of(CareStarted)
        if told.fact.basis is not CareBasis.EMERGENCY_PROTECTION_ORDER
    ]
    orders = [told.entry.happened_at for told in case.of(CourtOrderMade) if not _is_emergency(told)]
    return [*footing, *orders, *(told.entry.happened_at for told in case.of(CareEnded))]


def _is_emergency(told: Noted[CourtOrderMade]) -> bool:
    words = told.fact.order.casefold().replace("_", " ")
    return any(one in words for one in first_row("C17").lists["order"])
