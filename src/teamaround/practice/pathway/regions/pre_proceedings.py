"""Region R: pre-proceedings under the public law outline, and proceedings."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.calendar import instant
from teamaround.practice.pathway.table import pathway_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import (
    CourtOrderMade,
    LegalGatewayBooked,
    LegalGatewayHeld,
    ProceedingsIssued,
)


class PreProceedings(StrEnum):
    """Where pre-proceedings stand."""

    NONE = "R0"
    GATEWAY_BOOKED = "R1"
    ACTIVE = "R2"
    EXITED = "R3"
    ISSUED = "R4"
    CONCLUDED = "R5"


def pre_proceedings(case: CaseFile) -> PreProceedings:
    """The furthest that the newest step has come."""
    issued, order = case.last(ProceedingsIssued), case.last(CourtOrderMade)
    if issued is not None:
        ends = order is not None and order.fact.order in pathway_table().final_orders
        if (
            ends
            and order is not None
            and instant(order.entry.happened_at) > instant(issued.entry.happened_at)
        ):
            return PreProceedings.CONCLUDED
        return PreProceedings.ISSUED
    if case.care.in_pre_proceedings:
        return PreProceedings.ACTIVE
    if _is_booked(case):
        return PreProceedings.GATEWAY_BOOKED
    return PreProceedings.EXITED if case.care.pre_proceedings_ended_at else PreProceedings.NONE


def _is_booked(case: CaseFile) -> bool:
    booked, held = case.last(LegalGatewayBooked), case.last(LegalGatewayHeld)
    if booked is None:
        return False
    return held is None or instant(held.entry.happened_at) < instant(booked.entry.happened_at)
