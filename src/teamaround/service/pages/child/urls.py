"""Addresses of this journey. Ids only: no name ever stands in an address."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.child import answering, views

CHILD = "children/<uuid:child_id>"
ALERT = f"{CHILD}/alerts/<uuid:alert_id>"

urlpatterns: list[URLPattern] = [
    path("children", views.my_children, name="my_children"),
    path(CHILD, views.child, name="child"),
    path(f"{CHILD}/answers", views.answers, name="child_answers"),
    path(f"{CHILD}/alerts", views.alerts, name="child_alert"),
    path(f"{CHILD}/said/<str:entry_id>", views.why, name="child_why"),
    path(f"{CHILD}/who-knew-what", views.who_knew, name="who_knew"),
    path(f"{CHILD}/who-knew-what.csv", views.who_knew_csv, name="who_knew_csv"),
    path(f"{CHILD}/people-and-places", views.network, name="network"),
    path(f"{CHILD}/everything-said", views.entries, name="entries"),
    path(f"{CHILD}/who-has-looked", views.who_looked, name="who_looked"),
    path(f"{ALERT}/accept", answering.accept, name="alert_accept"),
    path(f"{ALERT}/check", answering.check, name="alert_check"),
    path(f"{ALERT}/close", answering.close, name="alert_close"),
]
