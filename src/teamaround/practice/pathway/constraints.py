"""What must hold between regions (domain 2.1): rejected by forms, flagged where it did happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teamaround.practice.pathway.regions import Legal, PlanState, Whereabouts
from teamaround.practice.pathway.standing import Standing
from teamaround.practice.pathway.table import Strain, pathway_table

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


def strains(now: Standing) -> tuple[Strain, ...]:
    """Everything that is strained in where the child stands, in the order of the table."""
    return tuple(row for row in pathway_table().strains if STRAINED[row.name](now))


def _placed_without_care(now: Standing) -> bool:
    return now.whereabouts in PLACED and now.legal not in IN_CARE


def _protection_lapsed(now: Standing) -> bool:
    return now.protection_lapsed


def _dual_protection(now: Standing) -> bool:
    return now.has_dual_protection


def _no_plan_after_care(now: Standing) -> bool:
    return now.plan is PlanState.NONE and now.whereabouts is Whereabouts.RETURNED


STRAINED: Mapping[str, Callable[[Standing], bool]] = {
    "placed_without_care": _placed_without_care,
    "protection_lapsed": _protection_lapsed,
    "dual_protection": _dual_protection,
    "no_plan_after_care": _no_plan_after_care,
}
