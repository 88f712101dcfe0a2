"""What every answer carries, whoever asks and whatever the answer is."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.permissions.asking import MISSING, asked, path_of, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.matrix import MATRIX

HEADERS = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")


@pytest.mark.parametrize(
    "who", ["", "sw, core group", "spoc, desk", "sw, none", "audit_officer, audit sample"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_answer_is_hardened(case: Case, who: str, method: str) -> None:
    client = signed_in(case.people[who]) if who else Client()
    bare = {}
    for path in (*(path_of(one.name, case.ids) for one in MATRIX), MISSING):
        with undone():
            without = lacking(asked(client, method, path))
        if without:
            bare[path] = without
    assert bare == {}


def lacking(answer: HttpResponse) -> list[str]:
    policy = answer.headers.get("Content-Security-Policy", "")
    absent = [name for name, value in HEADERS.items() if value not in answer.headers.get(name, "")]
    absent += [part for part in POLICY if part not in policy]
    return [*absent, "unsafe"] if "unsafe" in policy else absent
