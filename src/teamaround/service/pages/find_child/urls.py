"""The address of this journey. Nothing that is typed ever stands in it."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.find_child import views

urlpatterns: list[URLPattern] = [path("find-a-child", views.find, name="find_child")]
