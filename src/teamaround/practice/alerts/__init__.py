"""Alerts: what is raised, how loudly, to whom, and in which words (domain 5.0). The system raises; people decide."""

from teamaround.practice.alerts.alert import Alert, Explanation, PendingReview
from teamaround.practice.alerts.asking import asked_at_once
from teamaround.practice.alerts.catalogue import Catalogue, CatalogueRow, catalogue
from teamaround.practice.alerts.closing import Verdict, is_evidence, may_close, says_denial
from teamaround.practice.alerts.evaluating import evaluate, evaluate_reviews
from teamaround.practice.alerts.ladder import Rung, next_asked, rung, rungs
from teamaround.practice.alerts.turning import turning_points
from teamaround.practice.clocks.level import Level

__all__ = [
    "Alert",
    "Catalogue",
    "CatalogueRow",
    "Explanation",
    "Level",
    "PendingReview",
    "Rung",
    "Verdict",
    "asked_at_once",
    "catalogue",
    "evaluate",
    "evaluate_reviews",
    "is_evidence",
    "may_close",
    "next_asked",
    "rung",
    "rungs",
    "says_denial",
    "turning_points",
]
