"""Requests that no browser of ours sends: refused, hardened like every other answer, and never an error."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from teamaround.service.accounts.models import User
from tests.permissions.asking import asked, path_of, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.matrix import MATRIX
from tests.permissions.test_headers import lacking

FORM = "application/x-www-form-urlencoded"
WHO = "sw, core group"
PASSWORD = "a long enough password"
BODIES = [
    # what is sent, and as what
    (b"username=a%00b&password=x&words=%00&reason=%00", FORM),
    (b"username=%ff%fe&password=%ff&words=%ff&reason=%ed%a0%80", FORM),
    (b"username=x", f"{FORM}; charset=utf-7"),
    (b"username=x", f"{FORM}; charset=no-such-charset"),
    (b"username=" + b"a" * 3_000_000, FORM),
    (b"&".join(b"f%d=1" % number for number in range(2000)), FORM),
    (b"x", "multipart/form-data"),
    (b"x", "multipart/form-data; boundary=" + "b" * 300),
    (b'{"a": ' + b"[" * 100_000, "application/json"),
    (b"words=" + "\u202e\ufeff\U0001f989".encode() * 500, FORM),
]
ACTS = [one.name for one in MATRIX if one.acts]


@pytest.mark.parametrize(
    ("sent", "kind"), BODIES, ids=[f"{n} {kind[:40]}" for n, (_, kind) in enumerate(BODIES)]
)
def test_body_that_cannot_be_read_is_no_error_and_hardened(case: Case, sent: bytes, kind: str) -> None:
    signed = signed_in(case.people[WHO])
    wrong = {}
    for name, client in [
        *((name, signed) for name in ACTS if name not in ("sign_out", "time_out")),
        ("sign_in", Client()),
    ]:
        with undone():
            answer = client.generic("POST", path_of(name, case.ids), sent, kind)
        if answer.status_code >= 500 or lacking(answer):
            wrong[name] = (answer.status_code, lacking(answer))
    assert wrong == {}


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "a b", "localhost:80:80", ""])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_page_asked_for_by_another_hosts_name_is_refused(case: Case, host: str, method: str) -> None:
    client = signed_in(case.people[WHO])
    for path in ("/sign-in", path_of("child", case.ids)):
        answer: HttpResponse = client.generic(method, path, headers={"host": host})
        assert (answer.status_code, lacking(answer)) == (400, [])
        assert b"Child" not in answer.content


def test_forwarded_host_is_not_believed(case: Case) -> None:
    answer = signed_in(case.people[WHO]).get("/", headers={"x-forwarded-host": "evil.example"})
    assert answer.headers["Location"] == "/my-work"


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_but_here(case: Case, to: str) -> None:
    answer = _signing_in(case, to)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_no_act_is_done_for_a_form_of_another_page(case: Case) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(case.people[WHO], backend="django.contrib.auth.backends.ModelBackend")
    signed = {one.name for one in MATRIX if one.is_signed}
    answers = {
        asked(client, "POST", path_of(name, case.ids)).status_code for name in ACTS if name not in signed
    }
    assert answers == {403}


def test_cookies_are_kept_from_scripts_and_other_sites(case: Case) -> None:
    cookies = {name: (one["httponly"], one["samesite"]) for name, one in _signing_in(case).cookies.items()}
    of_ours = ("sessionid", "csrftoken", "known-browser")
    assert cookies == dict.fromkeys(of_ours, (True, "Lax"))


def test_session_is_another_after_signing_in_and_gone_after_signing_out(case: Case) -> None:
    client = signed_in(case.people[WHO])
    before = client.cookies["sessionid"].value
    with undone():
        client.post("/sign-out")
        client.force_login(case.people[WHO], backend="django.contrib.auth.backends.ModelBackend")
        assert client.cookies["sessionid"].value != before
        thief = Client()
        thief.cookies["sessionid"] = before
        assert thief.get("/my-work").headers.get("Location") == "/sign-in"


def _signing_in(case: Case, to: str = "") -> HttpResponse:
    """The answer to somebody who gives their user name and password."""
    person = User.objects.get(pk=case.people[WHO].pk)
    person.set_password(PASSWORD)
    person.save()
    typed = {"username": person.username, "password": PASSWORD, "next": to}
    answer: HttpResponse = Client().post(f"/sign-in?next={to}", typed)
    return answer
