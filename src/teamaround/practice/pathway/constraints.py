"""What must hold between regions (domain 2.1): rejected by forms, flagged where it did happen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from teamaround.practice.pathway.regions import Legal, PlanState, Whereabouts
from teamaround.practice.pathway.standing import Standing

IN_CARE = frozenset(
    {
        Legal.POLICE_PROTECTION,
        Legal.EMERGENCY_ORDER,
        Legal.SECTION_20,
        Legal.INTERIM_CARE_ORDER,
        Legal.CARE_ORDER,
    }
)
PLACED = frozenset({Whereabouts.FOSTER, Whereabouts.REGULATION_24})


class Weight(StrEnum):
    """How a constraint counts."""

    REJECT = "reject"
    RED = "red"
    AMBER = "amber"


class Strain(msgspec.Struct, frozen=True, kw_only=True):
    """Two regions that do not go together, or only for a time; in words with the way on."""

    name: str
    weight: Weight
    what: str
    way_on: str


def strains(now: Standing) -> tuple[Strain, ...]:
    """Everything that is strained in where the child stands."""
    return tuple(_found(now))


def _found(now: Standing) -> Iterator[Strain]:
    if now.whereabouts in PLACED and now.legal not in IN_CARE:
        yield Strain(
            name="placed_without_care",
            weight=Weight.REJECT,
            what="The child is placed by the council, and is not looked after on the record",
            way_on="Record the footing on which the child is looked after, or that this is family, informally.",
        )
    if now.protection_lapsed:
        yield Strain(
            name="protection_lapsed",
            weight=Weight.RED,
            what="Police protection has lapsed, and nothing on the record took its place",
            way_on="Say today where the child is and on what footing; ask legal. The power is not extended.",
        )
    if now.has_dual_protection:
        yield Strain(
            name="dual_protection",
            weight=Weight.AMBER,
            what="The child has a child protection plan and is looked after",
            way_on="At the first review, map every outstanding action to the care plan, or say why both are kept.",
        )
    if now.plan is PlanState.NONE and now.whereabouts is Whereabouts.RETURNED:
        yield Strain(
            name="no_plan_after_care",
            weight=Weight.REJECT,
            what="The child came home from care, and no plan protects them",
            way_on="Name the plan that protects the child now, or write why none is needed and who decided.",
        )
