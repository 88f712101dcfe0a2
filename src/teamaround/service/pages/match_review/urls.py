"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.match_review import calibration_views, decision_views, views

urlpatterns: list[URLPattern] = [
    path("match-review", views.waiting, name="match_review"),
    path("match-review/decisions", decision_views.decisions, name="match_decisions"),
    path("match-review/decisions/<uuid:judgement_id>/undo", decision_views.undo, name="match_undo"),
    path("match-review/calibration", calibration_views.calibration, name="match_calibration"),
    path("match-review/calibration.csv", calibration_views.calibration_csv, name="match_calibration_csv"),
    path("match-review/<uuid:review_id>", views.pair, name="match_pair"),
    path("match-review/<uuid:review_id>/check", views.check, name="match_check"),
    path("match-review/<uuid:review_id>/know", views.know, name="match_know"),
]
