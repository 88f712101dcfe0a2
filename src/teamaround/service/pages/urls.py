"""Every page's address."""

from __future__ import annotations

from django.urls import include, path

from teamaround.service.pages.about import views as about
from teamaround.service.pages.signing_in import staying
from teamaround.service.pages.signing_in import views as signing_in

urlpatterns = [
    path("", signing_in.home, name="home"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("still-here", staying.still_here, name="still_here"),
    path("time-out", staying.time_out, name="time_out"),
    path("what-you-had-written", staying.kept_writing, name="kept_writing"),
    path("what-you-had-written/fields", staying.kept_fields, name="kept_fields"),
    path("what-we-record", about.what_we_record, name="what_we_record"),
    path("words-explained", about.words, name="words_explained"),
    path("accessibility", about.accessibility, name="accessibility"),
    path("", include("teamaround.service.pages.my_work.urls")),
    path("", include("teamaround.service.pages.child.urls")),
    path("", include("teamaround.service.pages.spoc_desk.urls")),
    path("", include("teamaround.service.pages.find_child.urls")),
    path("", include("teamaround.service.pages.match_review.urls")),
    path("", include("teamaround.service.pages.audit_desk.urls")),
]
