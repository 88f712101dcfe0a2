"""Failed sign-ins are counted and audited; too many are refused for a time, alike for account and no account."""

from __future__ import annotations

from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from pytest_django import Settings

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import SignInFailure, User
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.pages.signing_in.words import REFUSED, WRONG
from teamaround.service.policy.sign_in_limits import sign_in_limits
from tests.service.pages.signing_in.people import PASSWORD, add_person, at, fails, noted, page, tries
from tests.service.world import NOW, SYSTEM, World

OF_ACCOUNT = sign_in_limits().account.failures
OF_SOURCE = sign_in_limits().network.failures
OVER = sign_in_limits().refused_minutes


@pytest.fixture
def pat(world: World) -> User:
    return add_person("pat")


def test_failure_is_one_row_with_the_account_and_the_address(pat: User) -> None:
    fails("pat", 1, source="2001:db8::7")
    (row,) = noted(AuditKind.SIGN_IN_FAILED)
    assert (row.actor, row.object_type, row.object_id) == ("system:sign_in", "account", str(pat.pk))
    assert (row.address, row.at, row.session) == ("2001:db8::7", NOW, "")


def test_password_typed_as_a_name_is_nowhere_in_clear(pat: User) -> None:
    fails(PASSWORD, OF_ACCOUNT + 1)
    (row, *_) = noted(AuditKind.SIGN_IN_FAILED)
    assert (row.object_type, row.object_id) == ("no_account", "")
    kept = [str(row) for model in (AuditRow._unsafe_system, SignInFailure.objects) for row in model.values()]
    assert len(kept) > OF_ACCOUNT
    assert [row for row in kept if PASSWORD in row or "something else" in row] == []


@pytest.mark.parametrize("name", ["pat", "nobody"])
def test_right_password_is_refused_too_once_too_many_have_failed(pat: User, name: str) -> None:
    fails(name, OF_ACCOUNT - 1)
    assert WRONG in tries(name, "x").content.decode()
    answer = tries(name, PASSWORD)
    assert (answer.status_code, "sessionid" in answer.cookies) == (422, False)
    assert REFUSED in answer.content.decode()


def test_account_and_no_account_are_answered_with_the_same_bytes_at_each_try(pat: User) -> None:
    add_person("kit.quill")
    for _ in range(OF_ACCOUNT + 2):
        real, none = tries("kit.quill", "x", source="192.0.2.8"), tries("no.quill", "x", source="192.0.2.9")
        assert page(real, "kit.quill") == page(none, "no.quill")
        assert (real.status_code, sorted(real.headers)) == (none.status_code, sorted(none.headers))


@pytest.mark.parametrize("name", ["pat", "nobody", "sw@marlmouth-children.example"])
def test_as_many_passwords_are_hashed_for_an_account_as_for_none(pat: User, name: str) -> None:
    """The third has no password at all. Timing itself is never asserted on (decision 25)."""
    with patch.object(
        MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
    ) as hashed:
        tries(name, "x")
        assert hashed.call_count == 1
        fails(name, OF_ACCOUNT)
        hashed.reset_mock()
        assert REFUSED in tries(name, "x").content.decode()
        assert hashed.call_count == 1


def test_refusal_ends_by_itself_and_trying_on_does_not_prolong_it(pat: User) -> None:
    fails("pat", OF_ACCOUNT)
    for minute in range(1, OVER):
        assert REFUSED in tries("pat", "x", minute=minute).content.decode()
    assert REFUSED in tries("pat", PASSWORD, minute=OVER - 0.01).content.decode()
    assert tries("pat", PASSWORD, minute=OVER).status_code == 302


def test_success_starts_the_count_anew(pat: User) -> None:
    fails("pat", OF_ACCOUNT - 1)
    assert tries("pat", PASSWORD).status_code == 302
    fails("pat", OF_ACCOUNT - 1)
    assert tries("pat", PASSWORD).status_code == 302


def test_outsider_never_shuts_out_somebody_on_the_browser_they_know(pat: User) -> None:
    own = Client()
    assert tries("pat", PASSWORD, client=own).status_code == 302
    for minute in range(0, 120, OVER):
        fails("pat", OF_ACCOUNT + 1, minute=minute, source="203.0.113.66")
        assert REFUSED in tries("pat", PASSWORD, minute=minute).content.decode()
        assert tries("pat", PASSWORD, minute=minute, client=own).status_code == 302


def test_known_browser_has_a_limit_of_its_own(pat: User) -> None:
    own = Client()
    tries("pat", PASSWORD, client=own)
    for _ in range(OF_ACCOUNT):
        tries("pat", "x", client=own)
    assert REFUSED in tries("pat", PASSWORD, client=own).content.decode()
    assert tries("pat", PASSWORD, client=Client()).status_code == 302  # elsewhere nothing has failed


def test_browser_is_known_for_the_accounts_that_signed_in_there_alone(pat: User) -> None:
    add_person("kit")
    shared = Client()
    tries("kit", PASSWORD, client=shared)
    fails("pat", OF_ACCOUNT)
    assert REFUSED in tries("pat", PASSWORD, client=shared).content.decode()


def test_altered_cookie_makes_no_browser_known(pat: User) -> None:
    own = Client()
    tries("pat", PASSWORD, client=own)
    own.cookies["known-browser"] = own.cookies["known-browser"].value[:-1] + "-"
    fails("pat", OF_ACCOUNT)
    assert REFUSED in tries("pat", PASSWORD, client=own).content.decode()


def test_source_that_tries_many_names_is_refused_for_all_and_others_are_not(pat: User) -> None:
    own = Client()
    tries("pat", PASSWORD, client=own)
    for number in range(OF_SOURCE):
        tries(f"name {number}", "x", source="2001:db8::1")
    assert REFUSED in tries("pat", PASSWORD, source="2001:db8::2").content.decode()  # of the same line
    assert tries("pat", PASSWORD, source="2001:db8:0:1::1").status_code == 302
    assert tries("pat", PASSWORD, source="2001:db8::1", client=own).status_code == 302  # known there
    assert tries("pat", PASSWORD, source="2001:db8::1", minute=OVER).status_code == 302


def test_source_is_what_our_own_proxy_saw_and_nothing_that_was_claimed(pat: User, settings: Settings) -> None:
    settings.PROXIES = 1
    for number in range(2):
        claimed = {"x-forwarded-for": f"10.9.8.{number}, 198.51.100.4"}
        Client().post("/sign-in", {"username": "pat", "password": "x"}, headers=claimed)
    assert {row.address for row in noted(AuditKind.SIGN_IN_FAILED)} == {"198.51.100.4"}


def test_where_no_source_is_known_none_is_refused(pat: User, settings: Settings) -> None:
    settings.PROXIES = 1  # and the proxy says nothing: then all would be one source
    for number in range(OF_SOURCE + 1):
        tries(f"name {number}", "x")
    assert tries("pat", PASSWORD).status_code == 302


def test_limit_reached_and_tries_refused_are_in_the_audit(pat: User) -> None:
    fails("pat", OF_ACCOUNT + 2)
    assert len(noted(AuditKind.SIGN_IN_FAILED)) == OF_ACCOUNT
    (reached,) = noted(AuditKind.SIGN_IN_LIMITED)
    assert (reached.object_type, reached.object_id) == ("account", str(pat.pk))
    assert [row.object_id for row in noted(AuditKind.SIGN_IN_REFUSED)] == [str(pat.pk)] * 2


def test_suspended_is_told_what_a_wrong_password_is_told(pat: User) -> None:
    accounts.suspend(pat.pk, by=SYSTEM, now=NOW)
    assert WRONG in tries("pat", PASSWORD).content.decode()
    (row,) = noted(AuditKind.SIGN_IN_FAILED)
    assert row.object_id == str(pat.pk)


def test_failures_that_no_longer_matter_are_removed(pat: User) -> None:
    fails("pat", 3)
    fails("nobody", 1, minute=sign_in_limits().kept.total_seconds() / 60 + 1)
    assert SignInFailure.objects.count() == 1


def test_audit_officer_reads_whose_account_from_where_and_that_it_was_closed(pat: User) -> None:
    officer = Client()
    add_person("ada", Role.AUDIT_OFFICER)
    fails("pat", OF_ACCOUNT + 3, source="203.0.113.66")
    fails(PASSWORD, 1, source="192.0.2.1")
    tries("ada", PASSWORD, client=officer, minute=1)
    with time_machine.travel(at(2), tick=False):
        shown = officer.get("/audit").content.decode()
    row = next(part for part in shown.split("<tr") if "203.0.113.66" in part)
    assert "Pat Quill" in row
    assert [f">{count}<" in row for count in (OF_ACCOUNT, 3, 1)] == [True, True, True]
    assert "No account of that name" in shown
    assert PASSWORD not in shown
