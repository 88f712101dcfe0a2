"""Every address of the service, for everybody of the cast, by every method: answered as the table says."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.permissions.asking import MISSING, addresses, asked, body, path_of, refusals, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.cast import NAMES
from tests.permissions.matrix import MATRIX, Address, expected

SIGN_IN = "/sign-in"
# Reading and acting are tried by everybody; the other methods by one of each sort.
OF_EACH_SORT = ("sw, core group", "spoc, desk", "sw, none", "sw, locked out", "audit_officer, none")
ABSENT = "99999999-9999-4999-8999-999999999999"


def test_matrix_names_every_address_of_the_resolver() -> None:
    assert sorted(address.name for address in MATRIX) == sorted(addresses())


@pytest.mark.parametrize("who", NAMES)
def test_everybody_is_answered_as_the_table_says(case: Case, who: str) -> None:
    client = signed_in(case.people[who])
    wrong = [
        f"{method} {address.name}: {answer} instead of {right}"
        for address in MATRIX
        for method in ("GET", "POST")
        if (answer := _status(client, method, address, case)) != (right := expected(address, method, who))
    ]
    assert wrong == []


@pytest.mark.parametrize("who", OF_EACH_SORT)
@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "PATCH"])
def test_other_methods_read_nothing_more_and_do_nothing(case: Case, who: str, method: str) -> None:
    client = signed_in(case.people[who])
    answers = {address.name: _status(client, method, address, case) for address in MATRIX}
    assert answers == {address.name: expected(address, method, who) for address in MATRIX}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE"])
def test_nobody_sees_whether_an_address_exists_before_signing_in(case: Case, method: str) -> None:
    client = Client()
    closed = [path_of(address.name, case.ids) for address in MATRIX if not address.is_public]
    answers = {asked(client, method, path).headers.get("Location", "") for path in (*closed, MISSING)}
    assert answers == {SIGN_IN}


@pytest.mark.parametrize("who", NAMES)
def test_refused_is_answered_with_the_bytes_of_an_address_that_does_not_exist(case: Case, who: str) -> None:
    client = signed_in(case.people[who])
    missing = asked(client, "GET", MISSING)
    told = {
        f"{method} {address.name}": body(answer) == body(missing)
        for address in MATRIX
        for method in ("GET", "POST")
        if (answer := _answer(client, method, address, case)).status_code == 404
    }
    assert [name for name, same in told.items() if not same] == []
    assert missing.status_code == 404


@pytest.mark.parametrize("who", ["sw, none", "sw, locked out", "spoc of tarnside, none", "dsl, none"])
def test_refused_and_absent_children_have_the_same_headers(case: Case, who: str) -> None:
    client = signed_in(case.people[who])
    refused = asked(client, "GET", path_of("child", case.ids))
    absent = asked(client, "GET", path_of("child", {"child_id": ABSENT}))
    assert dict(refused.headers) == dict(absent.headers)


@pytest.mark.parametrize("who", ["sw, none", "sw, locked out", "sw, ex-member", "housing, none"])
def test_every_refusal_of_a_childs_page_is_in_the_audit(case: Case, who: str) -> None:
    client = signed_in(case.people[who])
    unseen = []
    for address in MATRIX:
        if "child_id" not in addresses()[address.name].pattern.converters:
            continue
        for method in ("GET", "POST"):
            before = refusals()
            if _answer(client, method, address, case, undo=False).status_code == 404 and refusals() == before:
                unseen.append(f"{method} {address.name}")
    assert unseen == []


def _status(client: Client, method: str, address: Address, case: Case) -> int:
    return _answer(client, method, address, case).status_code


def _answer(client: Client, method: str, address: Address, case: Case, *, undo: bool = True) -> HttpResponse:
    path = path_of(address.name, case.ids)
    if method == "GET" or not undo:
        return asked(client, method, path)
    with undone():
        return asked(client, method, path)
