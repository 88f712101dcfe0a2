"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.spoc_desk import views

urlpatterns: list[URLPattern] = [
    path("desk", views.desk, name="spoc_desk"),
    path("desk/<uuid:alert_id>", views.alert, name="desk_alert"),
    path("desk/<uuid:alert_id>/tell", views.tell, name="desk_tell"),
    path("desk/<uuid:alert_id>/pass", views.pass_on, name="desk_pass"),
    path("desk/<uuid:alert_id>/close", views.close, name="desk_close"),
    path("desk/<uuid:alert_id>/spoken/<uuid:delivery_id>", views.spoken, name="desk_spoken"),
]
