"""The page that finds a child: what is missing is said at its field, and who is hidden looks like who is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from teamaround.service.access import actions as access
from teamaround.service.accounts.models import User
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger import actions as ledger
from teamaround.service.pages.find_child import form as words
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.finding import terms
from tests.service.pages.child.case import fill_case
from tests.service.workflows.family import put_on_a_plan
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World

BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE = "/find-a-child"
TASK = {"task": "call", "caller": "family"}
BORN = {"born-day": "1", "born-month": "3", "born-year": "2016"}
BY_NAME = {**TASK, **BORN, "name": "Child 1 Fennimore"}
NOT_HERE = {**TASK, **BORN, "name": "Child Nobody"}
ANSWER = "No open plan here answers to that. That does not mean that the child is safe or unknown to others."
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def case(world: World) -> Iterator[World]:
    """A child on a plan, at a fixed moment."""
    with time_machine.travel(NOW, tick=False):
        fill_case(world, with_call=False)
        agencies.open_front_door(
            council="marlmouth",
            name="Marlmouth desk",
            phone="01632 960102",
            out_of_hours_phone="01632 960199",
            opens=date(2026, 1, 1),
            by=SYSTEM,
            now=NOW,
        )
        yield world


def client(actor: Actor) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return signed_in


def post(actor: Actor, typed: dict[str, str]) -> HttpResponse:
    answer: HttpResponse = client(actor).post(PAGE, typed)
    return answer


def text(answer: HttpResponse) -> str:
    return TOKEN.sub("", answer.content.decode())


def searches() -> int:
    return AuditRow._unsafe_system.filter(action=AuditKind.CHILD_SEARCHED.value).count()


def test_child_who_is_found_is_opened_on_their_own_page_with_the_plan_card_alone(case: World) -> None:
    answer = post(case.spoc, BY_NAME)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("child", args=[CHILD]))
    page = client(case.spoc).get(answer.headers["Location"]).content.decode()
    assert "Plan card" in page
    assert [part for part in ("Is anything urgent?", "Whose word", "What next") if part in page] == []
    for closed in ("entries", "child_alert", "child_answers", "network", "who_knew", "who_looked"):
        assert client(case.spoc).get(reverse(closed, args=[CHILD])).status_code == 404


def test_page_of_the_child_is_closed_again_when_the_time_is_over(case: World) -> None:
    where = post(case.spoc, BY_NAME).headers["Location"]
    with time_machine.travel(NOW + timedelta(minutes=terms().open_minutes), tick=False):
        assert client(case.spoc).get(where).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": "Child 1 Fennimore"}, "born-day", words.NAMED_ONLY),
        (BORN, "name", words.BORN_ONLY),
        ({"name": "Fennimore", **BORN}, "name", words.NOT_FULL),
        ({"nhs_number": "999 000"}, "nhs_number", words.NOT_NHS),
        ({"nhs_number": "9990000027"}, "nhs_number", words.NOT_NHS),
        ({"upn": "P98140012"}, "upn", words.NOT_UPN),
        ({}, "name", words.NOTHING),
        ({"case_reference": "  "}, "name", words.NOTHING),
        (
            {"name": "A B", "born-day": "31", "born-month": "2", "born-year": "2016"},
            "born-day",
            "no such day",
        ),
        ({"name": "A B", "born-day": "1", "born-month": "3"}, "born-day", "as numbers"),
        ({"name": "A B", **BORN, "born-year": "2036"}, "born-day", words.IN_FUTURE),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_looked_for(
    case: World, typed: dict[str, str], field: str, said: str
) -> None:
    answer = post(case.spoc, {**TASK, **typed})
    assert answer.status_code == 422
    assert re.search(rf'href="#{field}">[^<]*{re.escape(said)}', text(answer))
    assert text(answer).count(said) == 2  # in the summary and at the field
    assert searches() == 0


@pytest.mark.parametrize(
    ("left_out", "said"), [("task", "why you are looking"), ("caller", "Choose who asks")]
)
def test_task_and_caller_have_to_be_said(case: World, left_out: str, said: str) -> None:
    for wrong in ("", "something else"):
        answer = post(case.spoc, {**BY_NAME, left_out: wrong})
        assert answer.status_code == 422
    assert said in text(post(case.spoc, {**BY_NAME, left_out: ""}))
    assert searches() == 0


def test_caller_is_an_agency_that_can_be_rung_back_or_one_of_the_few_that_are_none(case: World) -> None:
    agencies.add_agency(
        slug="quay-school",
        name="Quay School",
        kind="school",
        council="marlmouth",
        duty_phone="01632 960111",
        by=SYSTEM,
        now=NOW,
    )
    page = text(client(case.spoc).get(PAGE))
    assert "Quay School, 01632 960111" in page
    assert "Marl Police" not in page  # without a number there
    assert "A member of the public" in page
    assert post(case.spoc, {**BY_NAME, "caller": "quay-school"}).status_code == 302


def test_child_that_is_not_here_is_answered_with_whom_to_ring(case: World) -> None:
    answer = post(case.spoc, NOT_HERE)
    assert answer.status_code == 200
    for said in (ANSWER, "01632 960102", "01632 960199", "call 999"):
        assert said in text(answer)


def test_hidden_child_and_absent_child_have_the_same_bytes_and_headers(case: World) -> None:
    access.lock_out(CHILD, user_id=case.spoc.user_id, by=SYSTEM, now=NOW)
    hidden, absent = post(case.spoc, BY_NAME), post(case.spoc, NOT_HERE)
    assert text(hidden).replace(BY_NAME["name"], NOT_HERE["name"]) == text(absent)
    assert (hidden.status_code, dict(hidden.headers)) == (absent.status_code, dict(absent.headers))


def test_several_who_answer_are_told_as_several_and_nobody_is_named(case: World) -> None:
    ledger.describe_child(
        OTHER_CHILD, name="Child 1 Fennimore", date_of_birth=date(2016, 3, 1), by=SYSTEM, now=NOW
    )
    put_on_a_plan(OTHER_CHILD)
    answer = post(case.spoc, BY_NAME)
    assert answer.status_code == 422
    assert words.SEVERAL in text(answer)
    assert str(CHILD) not in text(answer)
    assert str(OTHER_CHILD) not in text(answer)


def test_too_many_searches_are_refused_politely_until_a_time_that_is_told(case: World) -> None:
    for _ in range(terms().most_searches):
        post(case.spoc, NOT_HERE)
    answer = post(case.spoc, BY_NAME)
    assert answer.status_code == 429
    assert "You can look again at 10:30am" in text(answer)
    assert "Find this child" not in text(answer)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert post(case.spoc, BY_NAME).status_code == 302


def test_slip_in_the_form_is_not_counted_as_a_search(case: World) -> None:
    for _ in range(terms().most_searches + 1):
        post(case.spoc, {**TASK, "name": "Child 1 Fennimore"})
    assert post(case.spoc, BY_NAME).status_code == 302


def test_nothing_typed_stands_in_an_address_or_a_log(case: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        answers = [post(case.spoc, typed) for typed in (BY_NAME, NOT_HERE, {**TASK, "nhs_number": "99900"})]
    logged = [line for line in caplog.text.splitlines() if "Fennimore" in line or "Nobody" in line]
    assert [line for line in logged if "django.db" not in line] == []
    assert "Fennimore" not in answers[0].headers["Location"]


def test_name_in_the_address_is_not_looked_for(case: World) -> None:
    answer = client(case.spoc).get(PAGE, BY_NAME)
    assert answer.status_code == 200
    assert "Fennimore" not in text(answer)
    assert searches() == 0


@pytest.mark.parametrize(
    "person", ["social_worker", "manager", "school_lead", "police", "ambulance", "auditor"]
)
def test_page_for_anybody_else_is_not_found_nor_named(case: World, person: str) -> None:
    actor = getattr(case, person)
    assert client(actor).get(PAGE).status_code == 404
    assert post(actor, BY_NAME).status_code == 404
    assert PAGE not in text(client(actor).get(reverse("my_work")))


def test_desk_has_the_page_in_its_navigation(case: World) -> None:
    assert f'href="{PAGE}"' in text(client(case.spoc).get(reverse("my_work")))


def test_team_reads_who_looked_why_and_on_whose_call(case: World) -> None:
    post(case.spoc, BY_NAME)
    page = text(client(case.social_worker).get(reverse("who_looked", args=[CHILD])))
    assert "looked for a child by exact details" in page
    assert "Somebody rings about this child. Who asked: Somebody of the family" in page


def test_list_of_children_says_of_a_found_child_that_plan_and_alerts_are_not_shown(case: World) -> None:
    post(case.spoc, BY_NAME)
    page = text(client(case.spoc).get(reverse("my_children")))
    assert "Not shown to you" in page
    assert [said for said in ("No plan", "None open", "No clock is running") if said in page] == []
