"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.match_review import views

urlpatterns: list[URLPattern] = [
    path("match-review", views.waiting, name="match_review"),
    path("match-review/<uuid:review_id>", views.pair, name="match_pair"),
    path("match-review/<uuid:review_id>/check", views.check, name="match_check"),
    path("match-review/<uuid:review_id>/know", views.know, name="match_know"),
]
