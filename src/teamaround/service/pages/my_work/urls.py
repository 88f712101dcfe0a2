"""Addresses of this journey."""

from __future__ import annotations

from django.urls import URLPattern, path

from teamaround.service.pages.my_work import answering, request_views, telling_views, views

urlpatterns: list[URLPattern] = [
    path("my-work", views.my_work, name="my_work"),
    path("my-work/alerts/<uuid:alert_id>", views.alert, name="my_alert"),
    path("my-work/alerts/<uuid:alert_id>/accept", answering.accept, name="my_alert_accept"),
    path("my-work/notices/<uuid:child_id>/seen", answering.notice_seen, name="notice_seen"),
    path("my-work/notices/<uuid:child_id>/spoken", answering.notice_spoken, name="notice_spoken"),
    path("my-work/tasks/<uuid:task_id>/done", answering.task_done, name="task_done"),
    path("my-work/requests/<uuid:request_id>", request_views.answer, name="request_answer"),
    path("my-work/tell", telling_views.whom, name="tell_whom"),
    path("my-work/tell/<uuid:child_id>", telling_views.tell, name="tell_team"),
    path("my-work/tell/<uuid:child_id>/save", telling_views.keep, name="tell_save"),
]
