"""Measures: knowledge lag by fact, child and agency, and whether the system as a whole works (domain 8.3)."""

from teamaround.practice.measures.lag import LagSummary, lag_by_agency, lag_of_child, suppressed
from teamaround.practice.measures.measuring import Counter, Measured, counter_measures, measured
from teamaround.practice.measures.table import measure_table
from teamaround.practice.measures.watched import AlertHistory, Watched

__all__ = [
    "AlertHistory",
    "Counter",
    "LagSummary",
    "Measured",
    "Watched",
    "counter_measures",
    "lag_by_agency",
    "lag_of_child",
    "measure_table",
    "measured",
    "suppressed",
]
