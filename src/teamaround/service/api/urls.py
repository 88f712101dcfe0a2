"""The addresses under /api: those of `sealed.py`, without the root that django-ninja adds."""

from __future__ import annotations

from django.urls import URLPattern

from teamaround.service.api.problems import telling_methods
from teamaround.service.api.sealed import api

urlpatterns = [
    URLPattern(one.pattern, telling_methods(one.callback), name=one.name)
    for one in api.urls[0]
    if isinstance(one, URLPattern) and one.name != "api-root"
]
