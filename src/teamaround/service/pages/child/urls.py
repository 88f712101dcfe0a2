"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.child import views

urlpatterns: list[URLPattern] = [
    path("children/<uuid:child_id>", views.child, name="child"),
    path("children/<uuid:child_id>/who-knew-what", views.child, name="who_knew"),
    path("children/<uuid:child_id>/people-and-places", views.child, name="network"),
    path("children/<uuid:child_id>/everything-said", views.child, name="entries"),
    path("children/<uuid:child_id>/who-has-looked", views.child, name="who_looked"),
    path("children/<uuid:child_id>/alert", views.child, name="child_alert"),
    path("children/<uuid:child_id>/said/<str:entry_id>", views.child, name="child_why"),
    path("children/<uuid:child_id>/alerts/<uuid:alert_id>/accept", views.child, name="alert_accept"),
    path("children/<uuid:child_id>/alerts/<uuid:alert_id>/check", views.child, name="alert_check"),
    path("children/<uuid:child_id>/alerts/<uuid:alert_id>/close", views.child, name="alert_close"),
]
