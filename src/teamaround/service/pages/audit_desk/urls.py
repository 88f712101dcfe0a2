"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.audit_desk import views

urlpatterns: list[URLPattern] = [
    path("audit", views.audit_desk, name="audit_desk"),
    path("audit/searches", views.searches, name="audit_searches"),
]
