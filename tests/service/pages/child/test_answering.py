"""Accept an alert, record a check, close an alert: what is recorded, and what the rules refuse."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from teamaround.practice.record.facts.family import NoteWritten
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.work.models import AlertRow
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.service.pages.child.case import CALL, SCHOOL, said
from tests.service.pages.child.conftest import SignedIn
from tests.service.stored import stored
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World

CHECK = {
    "question": "contact",
    "check": "police",
    "agency": "marl-police",
    "answer": "nothing_held",
    "found": "none",
    "words": "No call to the home since August.",
}


def _alert(code: str = "A03") -> AlertRow:
    return stored(AlertRow).get(code=code, child_id=CHILD)


def _path(name: str, alert: AlertRow, child: object = CHILD) -> str:
    return reverse(name, args=[child, alert.pk])


def _newest(kind: str) -> str:
    return [entry.entry_id for entry in entries_of_unscoped(CHILD) if entry.kind == kind][-1]


def _kinds() -> list[str]:
    return [entry.kind for entry in entries_of_unscoped(CHILD)]


@pytest.mark.parametrize("person", ["social_worker", "police", "spoc"])
def test_accepting_is_recorded_and_shown(case: World, as_person: SignedIn, person: str) -> None:
    actor: Actor = getattr(case, person)
    client = as_person(actor)
    assert "Accept this alert" in client.get(reverse("child", args=[CHILD])).content.decode()
    answer = client.post(_path("alert_accept", _alert()))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("child", args=[CHILD])
    assert _alert().accepted_by == actor.user_id
    assert "alert_accepted" in _kinds()
    assert "Accepted 9:30am" in client.get(answer["Location"]).content.decode()


def test_accepting_what_was_sent_to_others_says_whom_to_ask(case: World, as_person: SignedIn) -> None:
    answer = as_person(case.manager).post(_path("alert_accept", _alert()))
    assert answer.status_code == 422
    assert (
        "This alert was not sent to you to accept. Ask one of those it was sent to."
        in answer.content.decode()
    )
    assert "alert_accepted" not in _kinds()


@pytest.mark.parametrize("name", ["alert_accept", "alert_check", "alert_close"])
@pytest.mark.parametrize("person", ["school_lead", "ambulance"])
def test_answering_by_who_may_not_know_of_it_is_not_found(
    case: World, as_person: SignedIn, name: str, person: str
) -> None:
    answer = as_person(getattr(case, person)).post(_path(name, _alert()), CHECK)
    assert answer.status_code == 404


def test_answering_under_another_childs_address_is_not_found(case: World, as_person: SignedIn) -> None:
    answer = as_person(case.social_worker).post(_path("alert_accept", _alert(), OTHER_CHILD))
    assert answer.status_code == 404


def test_accepting_by_following_a_link_is_not_possible(case: World, as_person: SignedIn) -> None:
    assert as_person(case.social_worker).get(_path("alert_accept", _alert())).status_code == 405


def test_check_is_recorded_with_what_came_back(case: World, as_person: SignedIn) -> None:
    client = as_person(case.social_worker)
    assert client.get(_path("alert_check", _alert())).status_code == 200
    assert client.post(_path("alert_check", _alert()), CHECK).status_code == 302
    last = entries_of_unscoped(CHILD)[-1]
    assert (last.kind, last.fact.question, last.fact.answer, last.fact.agency, last.fact.found) == (
        "check_recorded",
        "contact",
        "nothing_held",
        "marl-police",
        "",
    )
    assert last.paragraphs[0].text == CHECK["words"]
    assert (last.author, last.by_agency) == (case.social_worker.user_id, case.social_worker.agency)


def test_check_of_another_question_opens_it(case: World, as_person: SignedIn) -> None:
    asked = {**CHECK, "question": "another", "wording": "Does Corin sleep there?"}
    assert as_person(case.social_worker).post(_path("alert_check", _alert()), asked).status_code == 302
    opened, check = entries_of_unscoped(CHILD)[-2:]
    assert (opened.kind, opened.fact.wording, opened.fact.about) == (
        "question_opened",
        "Does Corin sleep there?",
        ("partner",),
    )
    assert check.fact.question == opened.fact.question


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"question": ""}, "Choose the question that was checked, or say another one", "question"),
        ({"question": "another"}, "Write down the question that was checked", "wording"),
        ({"check": ""}, "Choose how it was checked", "check"),
        ({"answer": ""}, "Choose what came back", "answer"),
        ({"found": ""}, "Choose which answer it supports, or none", "found"),
        ({"words": " "}, "Write down what was said or seen", "words"),
    ],
)
def test_check_with_something_missing_says_what_at_its_field(
    case: World, as_person: SignedIn, change: dict[str, str], message: str, field: str
) -> None:
    before = len(_kinds())
    answer = as_person(case.social_worker).post(_path("alert_check", _alert()), {**CHECK, **change})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'<a href="#{field}">{message}</a>' in text
    assert f'id="{field}"' in text
    assert len(_kinds()) == before


def test_closing_without_evidence_is_refused_with_the_rule_and_the_way_on(
    case: World, as_person: SignedIn
) -> None:
    answer = as_person(case.social_worker).post(
        _path("alert_close", _alert()), {"reason": "safety_plan_made"}
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Closing needs evidence that is on the record, other than what raised it." in text
    assert "Record what was found and name that entry." in text
    assert _path("alert_check", _alert()) in text
    assert _alert().state == "open"


def test_closing_on_a_denial_alone_is_refused(case: World, as_person: SignedIn) -> None:
    given = {"reason": "checked_and_explained", "evidence": ["h7"]}
    answer = as_person(case.social_worker).post(_path("alert_close", _alert()), given)
    assert answer.status_code == 422
    assert "A denial closes nothing" in answer.content.decode()
    assert _alert().state == "open"


def test_closing_without_a_reason_says_so_at_the_field(case: World, as_person: SignedIn) -> None:
    answer = as_person(case.social_worker).post(_path("alert_close", _alert()), {"evidence": ["h3"]})
    assert answer.status_code == 422
    assert '<a href="#reason">Choose the reason for closing</a>' in answer.content.decode()


def test_closing_with_a_reason_and_evidence_closes_it(case: World, as_person: SignedIn) -> None:
    client = as_person(case.social_worker)
    page = client.get(_path("alert_close", _alert())).content.decode()
    assert f'value="{CALL}"' not in page
    client.post(_path("alert_check", _alert()), CHECK)
    given = {"reason": "checked_and_explained", "evidence": [_newest("check_recorded")]}
    answer = client.post(_path("alert_close", _alert()), given)
    assert answer.status_code == 302
    assert _alert().state == "closed"
    assert (
        "Corin Vask gave protected address A"
        not in client.get(answer["Location"]).content.decode().split("What do we know?")[0]
    )


@pytest.mark.parametrize("change", [{"answer": "no_reply"}, {"answer": "refused"}])
def test_closing_on_a_check_to_which_nothing_came_back_is_refused(
    case: World, as_person: SignedIn, change: dict[str, str]
) -> None:
    client = as_person(case.social_worker)
    client.post(_path("alert_check", _alert()), {**CHECK, **change})
    given = {"reason": "checked_and_explained", "evidence": [_newest("check_recorded")]}
    assert client.post(_path("alert_close", _alert()), given).status_code == 422
    assert _alert().state == "open"


def test_closing_on_a_note_that_says_nothing_of_a_check_is_refused(case: World, as_person: SignedIn) -> None:
    note = said("note", NOW, NoteWritten(what="She says that he was never here."), by=SCHOOL)
    entries_recorded((note,), by=SYSTEM, now=NOW)
    client = as_person(case.social_worker)
    assert 'value="note"' not in client.get(_path("alert_close", _alert())).content.decode()
    given = {"reason": "not_the_person", "evidence": ["note"]}
    answer = client.post(_path("alert_close", _alert()), given)
    assert answer.status_code == 422
    assert "That entry cannot show it. Record a check first, and name that." in answer.content.decode()
    assert _alert().state == "open"


def test_check_without_an_answer_supports_none(case: World, as_person: SignedIn) -> None:
    given = {**CHECK, "answer": "no_reply", "found": "yes"}
    answer = as_person(case.social_worker).post(_path("alert_check", _alert()), given)
    assert answer.status_code == 422
    assert '<a href="#found">Nothing came back, so it supports none of them</a>' in answer.content.decode()


def test_closing_by_police_is_not_found(case: World, as_person: SignedIn) -> None:
    assert as_person(case.police).get(_path("alert_close", _alert())).status_code == 404


def test_check_sent_twice_is_recorded_once(case: World, as_person: SignedIn) -> None:
    client = as_person(case.social_worker)
    page = client.get(_path("alert_check", _alert())).content.decode()
    given = {**CHECK, "once": re.findall(r'name="once" value="([^"]+)"', page)[0]}
    before = len(_kinds())
    for _ in range(2):
        assert client.post(_path("alert_check", _alert()), given).status_code == 302
    assert len(_kinds()) == before + 1


def test_check_keeps_its_number_while_it_is_corrected(case: World, as_person: SignedIn) -> None:
    given = {**CHECK, "words": "", "once": "6a8e4a4e-1c1f-4b7e-9d46-000000000001"}
    text = as_person(case.social_worker).post(_path("alert_check", _alert()), given).content.decode()
    assert f'name="once" value="{given["once"]}"' in text


def test_check_of_two_people_with_one_number_is_recorded_for_both(case: World, as_person: SignedIn) -> None:
    given = {**CHECK, "once": "6a8e4a4e-1c1f-4b7e-9d46-000000000001"}
    before = len(_kinds())
    for person in (case.social_worker, case.manager):
        assert as_person(person).post(_path("alert_check", _alert()), given).status_code == 302
    assert len(_kinds()) == before + 2


def test_check_for_which_nobody_was_asked_names_no_agency(case: World, as_person: SignedIn) -> None:
    given = {**CHECK, "check": "search", "agency": "nobody", "answer": "answered"}
    page = as_person(case.social_worker).get(_path("alert_check", _alert())).content.decode()
    assert "Nobody: we looked ourselves" in page
    kinds = re.findall(r'name="check" type="radio" value="([^"]+)"', page)
    answer = as_person(case.social_worker).post(_path("alert_check", _alert()), {**given, "check": kinds[0]})
    assert answer.status_code == 302
    assert entries_of_unscoped(CHILD)[-1].fact.agency == ""


def test_check_with_too_many_words_says_so_and_keeps_them(case: World, as_person: SignedIn) -> None:
    words = "He was seen there. " * 600
    answer = as_person(case.social_worker).post(_path("alert_check", _alert()), {**CHECK, "words": words})
    assert answer.status_code == 422
    assert '<a href="#words">' in answer.content.decode()
    assert words.strip()[:200] in answer.content.decode()


def _closes(client: Client, alert: AlertRow) -> HttpResponse:
    client.post(_path("alert_check", alert), CHECK)
    given = {"reason": "checked_and_explained", "evidence": [_newest("check_recorded")]}
    return client.post(_path("alert_close", alert), given)  # type: ignore[return-value]  # a test response


def test_closing_twice_goes_on_as_if_it_were_once(case: World, as_person: SignedIn) -> None:
    client, alert = as_person(case.social_worker), _alert()
    assert _closes(client, alert).status_code == 302
    again = client.post(_path("alert_close", alert), {"reason": "checked_and_explained"})
    assert again.status_code == 302
    assert again["Location"] == reverse("child", args=[CHILD])
    assert _kinds().count("alert_closed") == 1


def test_closing_what_somebody_else_has_closed_says_who(case: World, as_person: SignedIn) -> None:
    alert = _alert()
    _closes(as_person(case.social_worker), alert)
    answer = as_person(case.manager).post(_path("alert_close", alert), {"reason": "not_the_person"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "This alert is closed already" in text
    assert "Nothing of yours was saved." in text
    assert _kinds().count("alert_closed") == 1
