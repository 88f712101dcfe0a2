"""Every address the service answers."""

from __future__ import annotations

from django.urls import include, path

from teamaround.service.config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("teamaround.service.api.urls")),
    path("", include("teamaround.service.pages.urls")),
]
