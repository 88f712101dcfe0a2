"""Who is shown what: by role, by grant, and not at all."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teamaround.service.access import actions as access
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.queries import actor_of
from teamaround.service.audit.models import AuditRow
from teamaround.service.policy.facts import Actor
from tests.service.pages.child.case import SOURCE
from tests.service.pages.child.conftest import SignedIn
from tests.service.world import CHILD, NOW, SYSTEM, World

NOBODY = UUID("99999999-9999-4999-8999-999999999999")
PAGES = (
    "child",
    "child_answers",
    "child_alert",
    "who_knew",
    "network",
    "entries",
    "who_looked",
    "who_knew_csv",
)
MOST_QUERIES = 30
NONCE = re.compile(r' nonce="[^"]*"')  # another one for each answer


def _text(signed: SignedIn, actor: Actor, page: str, child: UUID = CHILD, query: str = "") -> tuple[int, str]:
    answer = signed(actor).get(reverse(page, args=[child]) + query)
    return answer.status_code, NONCE.sub("", answer.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_page_for_the_social_worker_is_shown_within_the_query_budget(
    case: World, as_person: SignedIn, page: str
) -> None:
    client = as_person(case.social_worker)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse(page, args=[CHILD]))
    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("page", PAGES)
def test_page_for_an_outsider_is_the_same_not_found_as_no_such_child(
    case: World, as_person: SignedIn, page: str
) -> None:
    refused = _text(as_person, case.ambulance, page)
    missing = _text(as_person, case.ambulance, page, NOBODY)
    assert refused == missing
    assert refused[0] == 404


@pytest.mark.parametrize("page", PAGES)
def test_page_for_somebody_locked_out_is_the_same_not_found_as_no_such_child(
    case: World, as_person: SignedIn, page: str
) -> None:
    access.lock_out(CHILD, user_id=case.social_worker.user_id, by=SYSTEM, now=NOW)
    refused = _text(as_person, case.social_worker, page)
    assert refused == _text(as_person, case.social_worker, page, NOBODY)
    assert refused[0] == 404


@pytest.mark.parametrize(
    ("person", "page", "status"),
    [
        ("school_lead", "child", 200),
        ("school_lead", "entries", 200),
        ("school_lead", "who_knew", 404),
        ("school_lead", "network", 404),
        ("school_lead", "who_looked", 404),
        ("school_lead", "child_alert", 404),
        ("school_lead", "who_knew_csv", 404),
        ("police", "child", 200),
        ("police", "child_alert", 200),
        ("police", "who_knew", 404),
        ("police", "network", 404),
        ("police", "who_looked", 404),
        ("spoc", "child", 200),
        ("spoc", "child_alert", 200),
        ("spoc", "network", 404),
        ("manager", "network", 200),
        ("manager", "who_looked", 200),
    ],
)
def test_page_by_role_is_what_the_policy_says(
    case: World, as_person: SignedIn, person: str, page: str, status: int
) -> None:
    assert _text(as_person, getattr(case, person), page)[0] == status


@pytest.mark.parametrize(
    ("person", "shown", "hidden"),
    [
        (
            "social_worker",
            (
                "Is anything urgent?",
                "Corin Vask gave",
                "What do we know?",
                "Team around",
                "I count the tiles.",
            ),
            ("Plan card", SOURCE),
        ),
        (
            "school_lead",
            ("Red notice", "Plan card", "What your agency has said", "I count the tiles."),
            ("Corin", "Vask", "address link", "Not since spring", "Marl Ambulance", SOURCE),
        ),
        (
            "police",
            ("Is anything urgent?", "Corin Vask gave", "Plan card"),
            ("What do we know?", "Team around", "I count the tiles.", "Not since spring", SOURCE),
        ),
        (
            "spoc",
            ("Is anything urgent?", "Corin Vask gave", "Plan card"),
            ("What do we know?", "Team around", "I count the tiles.", "Not since spring", SOURCE),
        ),
    ],
)
def test_childs_page_by_role_shows_the_parts_of_the_decision_only(
    case: World, as_person: SignedIn, person: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    _, text = _text(as_person, getattr(case, person), "child")
    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


def test_childs_page_is_audited_before_it_is_shown(case: World, as_person: SignedIn) -> None:
    _text(as_person, case.social_worker, "child")
    row = AuditRow._unsafe_system.order_by("-pk")[0]
    assert (row.action, row.actor, str(row.child_id), row.decision) == (
        "child.opened",
        case.social_worker.user_id,
        str(CHILD),
        "allow_redacted",  # a social worker is not shown legal advice
    )
    assert row.request_id


def test_csv_is_audited_as_taken_out(case: World, as_person: SignedIn) -> None:
    status, text = _text(as_person, case.social_worker, "who_knew_csv")
    row = AuditRow._unsafe_system.order_by("-pk")[0]
    assert (status, row.action) == (200, "export.made")
    assert text.startswith("Held by,Fact,Held since")


def test_who_looked_names_readers_and_says_nothing_of_refusals(case: World, as_person: SignedIn) -> None:
    _text(as_person, case.ambulance, "child")
    _text(as_person, case.manager, "child")
    _, text = _text(as_person, case.social_worker, "who_looked")
    assert case.manager.name in text
    assert case.ambulance.name not in text


def test_my_children_lists_those_with_a_grant_and_nobody_else(case: World, as_person: SignedIn) -> None:
    text = as_person(case.social_worker).get(reverse("my_children")).content.decode()
    assert "Child 1 Fennimore" in text
    assert "Child 2 Fennimore" not in text
    assert "Child protection" in text


def test_my_children_without_any_says_what_would_fill_it(case: World, as_person: SignedIn) -> None:
    newcomer = accounts.add(
        username="newcomer@marl.example",
        name="A newcomer",
        role="sw",
        agency="marlmouth-children",
        council="marlmouth",
        is_demo=True,
        by=SYSTEM,
        now=NOW,
    )
    text = as_person(actor_of(newcomer)).get(reverse("my_children")).content.decode()
    assert "You work with no child here now." in text
    assert "Worried about a child? Ring" in text


def test_my_children_of_a_role_that_opens_none_says_why_and_what_to_do(
    case: World, as_person: SignedIn
) -> None:
    text = as_person(case.ambulance).get(reverse("my_children")).content.decode()
    assert "Your role opens no child’s page" in text
    assert "Worried about a child? Ring" in text
    assert "ilent" not in text
