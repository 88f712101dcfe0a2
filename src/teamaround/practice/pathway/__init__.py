"""The pathway of a child: seven regions at once, the transitions between their states, and what nobody may do."""

from teamaround.practice.pathway.constraints import strains
from teamaround.practice.pathway.headline import headline
from teamaround.practice.pathway.judging import refusals, violations
from teamaround.practice.pathway.moves import Move, moves
from teamaround.practice.pathway.standing import Standing, standing
from teamaround.practice.pathway.table import IllegalMove, Strain, Transition, Weight, pathway_table
from teamaround.practice.pathway.violation import Violation

__all__ = [
    "IllegalMove",
    "Move",
    "Standing",
    "Strain",
    "Transition",
    "Violation",
    "Weight",
    "headline",
    "moves",
    "pathway_table",
    "refusals",
    "standing",
    "strains",
    "violations",
]
