"""Statutory and local clocks: what starts each, when it is due, what counts as met (domain 3). Rows are data."""

from teamaround.practice.clocks.alert_clocks import MET_BY_ACCEPTING, for_alert, met_by
from teamaround.practice.clocks.clock import Clock, ClockState, Moment, Started
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.running import running, waiting
from teamaround.practice.clocks.table import BreachLevel, ClockRow, ClockTable, shipped_table

__all__ = [
    "MET_BY_ACCEPTING",
    "BreachLevel",
    "Clock",
    "ClockRow",
    "ClockState",
    "ClockTable",
    "Level",
    "Moment",
    "Started",
    "for_alert",
    "met_by",
    "running",
    "shipped_table",
    "waiting",
]
