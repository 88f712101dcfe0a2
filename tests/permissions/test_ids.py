"""Every id in an address, replaced by somebody else's, by none's and by nonsense: not found, never an error."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.permissions.asking import addresses, asked, body, path_of, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.matrix import MATRIX
from tests.service.world import OTHER_CHILD

WHO = "sw, core group"
NONSENSE = (
    *("-1", "0", "1", "9" * 40, "ffffffff-ffff-ffff-ffff-ffffffffffff", str(OTHER_CHILD), "not-an-id"),
    *("%00", "%2e%2e%2f", "..", "'%20OR%201=1--", "%F0%9F%A6%89", "a" * 3000, "null", "%ff%fe", "1e999"),
)
TAKES_IDS = tuple(one.name for one in MATRIX if addresses()[one.name].pattern.converters)
QUERIES = (
    *("as_at=0001-01-01T00:00", "as_at=9999-12-31T23:59", "as_at=9999-12-31T23:59-23:59", "as_at=%00"),
    *("date=31/2/2024&time=9am", "date=1/1/0001&time=99", "page=-1", "page=1e9", "page=%00", "key=%00"),
    *("page=99999999999999999999999", "done=%3Cscript%3E", "later", "all=%ff"),
)


@pytest.mark.parametrize("name", TAKES_IDS)
def test_ids_of_others_and_nonsense_are_not_found(case: Case, name: str) -> None:
    client = signed_in(case.people[WHO])
    statuses = {
        (path, method): _status(client, method, path)
        for path in _bent_paths(name, case)
        for method in ("GET", "POST")
    }
    assert {asked for asked, status in statuses.items() if status not in (404, 405)} == set()


@pytest.mark.parametrize("name", [one.name for one in MATRIX if one.reads])
def test_nonsense_in_a_query_is_no_error(case: Case, name: str) -> None:
    clients = [signed_in(case.people[who]) for who in (WHO, "spoc, desk", "audit_officer, audit sample")]
    path = path_of(name, case.ids)
    failed = [
        query for query in QUERIES for client in clients if _status(client, "GET", f"{path}?{query}") >= 500
    ]
    assert failed == []


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"><img src=x>'])
def test_what_stands_in_a_query_is_not_written_into_the_page(case: Case, query: str) -> None:
    client = signed_in(case.people[WHO])
    shown = [
        one.name
        for one in MATRIX
        if one.reads
        for field in ("as_at", "date", "key", "page", "done")
        if query.encode() in body(client.get(path_of(one.name, case.ids), {field: query}))
    ]
    assert shown == []


def _bent_paths(name: str, case: Case) -> list[str]:
    """The address with each of its ids in turn replaced."""
    here = path_of(name, case.ids)
    return [
        here.replace(str(case.ids[key]), bent)
        for key in addresses()[name].pattern.converters
        for bent in NONSENSE
    ]


def _status(client: Client, method: str, path: str) -> int:
    with undone():
        return asked(client, method, path).status_code
