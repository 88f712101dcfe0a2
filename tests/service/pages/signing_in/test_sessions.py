"""A session ends when it was idle, after a working day, when somebody signs out, and when they are suspended."""

from __future__ import annotations

import json
from typing import cast
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.session_times import session_times
from tests.service.pages.signing_in.people import PASSWORD, add_person, at, noted, tries
from tests.service.world import NOW, SYSTEM, World

IDLE, LONGEST = session_times().idle_minutes, session_times().longest_minutes
FORM = "application/x-www-form-urlencoded"
PAGE = "/words-explained?from=here"
WRITTEN = "She said: the tap was mended."


@pytest.fixture
def pat(world: World) -> User:
    return add_person("pat")


@pytest.fixture
def client(pat: User) -> Client:
    """Where Pat has signed in at the beginning, and has read a page."""
    client = Client()
    assert tries("pat", PASSWORD, client=client).status_code == 302
    assert _asked(client, PAGE, 0).status_code == 200
    return client


def _asked(client: Client, path: str, minute: float, **sent: str) -> HttpResponse:
    with time_machine.travel(at(minute), tick=False):
        answer = client.post(path, urlencode(sent), content_type=FORM) if sent else client.get(path)
    return cast(HttpResponse, answer)


def _where(answer: HttpResponse) -> str:
    return str(answer.headers.get("Location", ""))


def _signs_in_again(client: Client, minute: float, name: str = "pat") -> str:
    return _where(tries(name, PASSWORD, client=client, minute=minute))


def test_idle_session_ends_and_says_why_and_leads_back(client: Client) -> None:
    assert _asked(client, "/words-explained", IDLE - 0.1).status_code == 200
    assert _where(_asked(client, "/my-work", IDLE - 0.1 + IDLE)) == "/sign-in"
    shown = _asked(client, "/sign-in", 2 * IDLE).content.decode()
    assert (
        f"You were signed out because nothing happened for {IDLE} minutes. What you had saved is kept."
        in shown
    )
    assert _signs_in_again(client, 2 * IDLE) == "/words-explained"
    assert len(noted(AuditKind.SESSION_IDLE)) == 1


def test_session_is_over_after_a_working_day_however_busy(client: Client) -> None:
    for minute in range(10, LONGEST, 10):
        assert _asked(client, PAGE, minute).status_code == 200
    assert _where(_asked(client, "/my-work", LONGEST)) == "/sign-in"
    assert (
        "You were signed out because you had been signed in for 8 hours."
        in _asked(client, "/sign-in", LONGEST).content.decode()
    )
    assert _signs_in_again(client, LONGEST + 1) == PAGE
    assert len(noted(AuditKind.SESSION_LONGEST)) == 1
    assert _asked(client, PAGE, LONGEST + 2).status_code == 200


def test_ended_session_is_gone_from_the_server(client: Client) -> None:
    stolen = client.cookies["sessionid"].value
    _asked(client, "/my-work", IDLE)
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert _where(_asked(thief, "/my-work", IDLE)) == "/sign-in"
    assert not Session.objects.filter(session_key=stolen).exists()


def test_one_comes_back_to_a_page_that_was_shown_and_to_nothing_else(client: Client) -> None:
    for path in ("/no-such-page", "//evil.example/", "/sealed/status", "/sign-out"):
        _asked(client, path, 1)
    _asked(client, "/my-work?next=https://evil.example/", IDLE + 1)
    assert _signs_in_again(client, IDLE + 2) == PAGE


def test_somebody_else_at_the_same_desk_gets_neither_page_nor_words(client: Client) -> None:
    add_person("kit")
    assert _where(_asked(client, "/what-was-sent", IDLE, words=WRITTEN)) == "/sign-in"
    assert WRITTEN not in _asked(client, "/sign-in", IDLE).content.decode()
    assert _signs_in_again(client, IDLE, "kit") == "/"
    assert _where(_asked(client, "/what-you-had-written", IDLE + 1)) == "/"
    tries("pat", PASSWORD, client=client, minute=IDLE + 2)
    assert _where(_asked(client, "/what-you-had-written", IDLE + 2)) == "/"


def test_form_sent_too_late_is_not_done_and_is_kept_to_be_sent(client: Client) -> None:
    assert _where(_asked(client, "/children/x/tell", IDLE, words=WRITTEN, once="abc")) == "/sign-in"
    assert all(WRITTEN not in row.session_data for row in Session.objects.all())
    assert _signs_in_again(client, IDLE + 1) == "/what-you-had-written"
    shown = _asked(client, "/what-you-had-written", IDLE + 1).content.decode()
    assert f'<blockquote class="app-kept">{WRITTEN}</blockquote>' in shown
    assert 'action="/children/x/tell"' in shown
    assert f'<input type="hidden" name="words" value="{WRITTEN}">' in shown
    assert f'href="{PAGE}#what-you-had-written"' in shown
    _asked(client, "/children/x/tell", IDLE + 2, words=WRITTEN)
    assert _where(_asked(client, "/what-you-had-written", IDLE + 3)) == "/"


def test_half_written_form_is_kept_and_filled_again(client: Client) -> None:
    fields = json.dumps([["words", WRITTEN], ["answer", "held"]])
    _asked(client, "/time-out", IDLE - 1, page="/what-we-record", fields=fields)
    assert _signs_in_again(client, IDLE) == "/what-we-record#what-you-had-written"
    with time_machine.travel(at(IDLE + 1), tick=False):
        kept = client.get("/what-you-had-written/fields").json()
    assert kept == {"fields": [["words", WRITTEN], ["answer", "held"]]}


def test_second_tab_that_comes_late_brings_its_words_too(client: Client) -> None:
    _asked(client, "/my-work", IDLE)
    fields = json.dumps([["words", WRITTEN]])
    _asked(client, "/time-out", IDLE + 1, page="/what-we-record", fields=fields)
    assert _signs_in_again(client, IDLE + 2) == "/what-we-record#what-you-had-written"


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example", "/no-such", "javascript:alert(1)", "\\\\x"]
)
def test_script_cannot_say_that_one_comes_back_elsewhere(client: Client, page: str) -> None:
    _asked(client, "/time-out", 1, page=page, fields=json.dumps([["words", WRITTEN]]))
    assert _signs_in_again(client, 2) == PAGE


@pytest.mark.parametrize("fields", ["", "{", "[[1, 2]]", '{"a": "b"}', "[]"])
def test_fields_that_cannot_be_read_are_no_error(client: Client, fields: str) -> None:
    assert _where(_asked(client, "/time-out", 1, page=PAGE, fields=fields)) == "/sign-in"
    assert _signs_in_again(client, 2) == PAGE


def test_saying_that_one_is_still_there_keeps_the_session(client: Client) -> None:
    for minute in range(10, 10 * IDLE, 10):
        assert _asked(client, "/still-here", minute, here="yes").status_code == 204
    assert _asked(client, PAGE, 10 * IDLE).status_code == 200


def test_signing_in_gives_a_new_session_key_and_signing_out_ends_it_on_the_server(pat: User) -> None:
    client = Client()
    tries("pat", PASSWORD, client=client)
    _asked(client, PAGE, IDLE)  # ends it: an anonymous session with a key of its own is left
    before = client.cookies["sessionid"].value
    tries("pat", PASSWORD, client=client, minute=IDLE)
    signed_in = client.cookies["sessionid"].value
    assert signed_in != before
    _asked(client, "/sign-out", IDLE + 1, out="yes")
    assert not Session.objects.filter(session_key__in=[before, signed_in]).exists()


def test_suspension_ends_every_session_and_letting_in_again_revives_none(pat: User, client: Client) -> None:
    accounts.suspend(pat.pk, by=SYSTEM, now=NOW)
    accounts.suspend(pat.pk, suspended=False, by=SYSTEM, now=NOW)
    assert _where(_asked(client, PAGE, 1)) == "/sign-in"


def test_another_password_ends_every_session(pat: User, client: Client) -> None:
    pat.set_password("another three words")
    pat.save()
    assert _where(_asked(client, PAGE, 1)) == "/sign-in"


def test_sessions_whose_cookie_is_over_are_removed(client: Client) -> None:
    accounts.forget_sessions(now=at(session_times().cookie_minutes - 1))
    assert Session.objects.count() == 1
    accounts.forget_sessions(now=at(session_times().cookie_minutes + 1))
    assert Session.objects.count() == 0
