"""What an agency is asked is on the list of whoever answers there, and is answered on a page of its own (A21, C39)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.matching.identity.written import Description
from teamaround.practice.record.facts.forums import InformationAnswered, MaracHeld, MaracPoint
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.words import RiskTag, YesNoUnknown
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work.models import Task
from teamaround.service.work.values import ANSWER_REQUEST
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.service.pages.spoc_desk.journey import ADDRESS, DAN, HOME, NOBODY_OF_THE_HOUSE, Journey
from tests.service.stored import stored
from tests.service.workflows.family import told
from tests.service.world import CHILD, NOW, SYSTEM

EMPTY = {"answer": "", "what": "", "decided_by": ""}


def _asked_about(who: Description) -> str:
    """Somebody is put down at the child's home; the address of the page on which the police answer."""
    contact = Contact(
        agency="marl-ambulance",
        source_id="9",
        kind=ContactKind.GP_REGISTRATION,
        occurred_at=NOW - timedelta(minutes=4),
        person=who,
        home=HOME,
    )
    contacts_received([contact], agency="marl-ambulance", by=SYSTEM, now=NOW)
    task = stored(Task).get(kind=ANSWER_REQUEST, owner_agency="marl-police")
    return f"/my-work/requests/{task.pk}"


@pytest.fixture
def asked(journey: Journey) -> str:
    """What the police are asked about somebody whom nobody knows."""
    return _asked_about(NOBODY_OF_THE_HOUSE)


def _answers() -> list[InformationAnswered]:
    facts = [entry.fact for entry in entries_of_unscoped(str(CHILD))]
    return [fact for fact in facts if isinstance(fact, InformationAnswered)]


def test_request_stands_on_the_list_with_its_time_and_leads_to_its_page(journey: Journey, asked: str) -> None:
    page = journey.client(journey.world.police).get("/my-work").content.decode()
    assert "an answer is asked for" in page
    assert "What is on record of a person who is newly registered at the child’s home" in page
    assert f'href="{asked}"' in page
    assert "by 24 November 2026, 11:59pm" in page


def test_page_says_who_asks_what_and_by_when_and_never_an_address(journey: Journey, asked: str) -> None:
    answer = journey.client(journey.world.police).get(asked)
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Marl Police", "Marlmouth children", "Somebody who is not identified", "24 November 2026"):
        assert words in page
    assert ADDRESS not in page
    assert "Larch" not in page
    rows = stored(AuditRow).filter(action="request.read", actor=journey.world.police.user_id)
    assert [str(row.child_id) for row in rows] == [str(CHILD)]


WRONG_ROWS = [
    (EMPTY, ["Choose what the answer is"]),
    ({**EMPTY, "answer": "answered"}, ["Write what is held"]),
    ({**EMPTY, "answer": "refused"}, ["Write why it cannot be answered", "Write who decided it"]),
    ({**EMPTY, "answer": "no_reply"}, ["Select a valid choice"]),
    (
        {**EMPTY, "answer": "answered", "what": "x" * 2001},
        ["Write at most 2,000 characters. There are 2001 now"],
    ),
]


@pytest.mark.parametrize(("typed", "faults"), WRONG_ROWS)
def test_wrong_answer_comes_back_with_what_is_missing_and_nothing_is_kept(
    journey: Journey, asked: str, typed: dict[str, str], faults: list[str]
) -> None:
    answer = journey.client(journey.world.police).post(asked, typed)
    assert answer.status_code == 422
    for fault in faults:
        assert fault in answer.content.decode()
    assert _answers() == []


def test_answer_is_kept_and_leaves_the_list(journey: Journey, asked: str) -> None:
    client = journey.client(journey.world.police)
    answer = client.post(asked, {**EMPTY, "answer": "nothing_held"}, follow=True)
    page = answer.content.decode()
    assert "Your answer is on the record" in page
    assert "an answer is asked for" not in page
    assert [str(one.answer) for one in _answers()] == ["nothing_held"]
    assert client.get(asked).status_code == 404


def test_refusal_is_kept_with_its_reason_and_who_decided(journey: Journey, asked: str) -> None:
    typed = {"answer": "refused", "what": "A court order forbids it.", "decided_by": "P. Lamb, data officer"}
    journey.client(journey.world.police).post(asked, typed)
    (said,) = _answers()
    assert (said.what, said.decided_by) == ("A court order forbids it.", "P. Lamb, data officer")


def test_nobody_else_finds_the_page(journey: Journey, asked: str) -> None:
    world = journey.world
    for other in (world.social_worker, world.school_lead, world.ambulance, world.spoc, world.auditor):
        assert journey.client(other).get(asked).status_code == 404
        assert journey.client(other).post(asked, {**EMPTY, "answer": "nothing_held"}).status_code == 404
    assert _answers() == []


def _asked_for_the_desk() -> str:
    """A minute leaves open which address he gave the ambulance service; the page on which the desk answers."""
    point = MaracPoint(
        person="dan",
        what="Rang for tablets",
        from_agency="marl-ambulance",
        occurred_at=NOW,
        who_was_told=("marlmouth-children",),
        address_given=YesNoUnknown.UNKNOWN,
    )
    held = told(MaracHeld(victim="mia", perpetrator="dan", points=(point,)))
    entries_recorded([replace(held, recorded_at=NOW)], by=SYSTEM, now=NOW)
    return f"/my-work/requests/{stored(Task).get(kind=ANSWER_REQUEST).pk}"


def test_desk_asks_an_agency_where_nobody_answers_here_and_writes_it_down(journey: Journey) -> None:
    path = _asked_for_the_desk()
    client = journey.client(journey.world.spoc)
    assert f'href="{path}"' in client.get("/my-work").content.decode()
    assert f'href="{path}"' in client.get("/desk").content.decode()
    page = client.get(path).content.decode()
    assert "Ask Marl Ambulance Service about" in page
    assert "Which address was given" in page
    assert ADDRESS not in page
    client.post(path, {**EMPTY, "answer": "answered", "what": "Protected address A."})
    assert [one.what for one in _answers()] == ["Protected address A."]


def test_ticks_are_for_what_is_on_record_of_a_person_and_are_kept_nowhere_else(journey: Journey) -> None:
    path = _asked_for_the_desk()
    client = journey.client(journey.world.spoc)
    assert "What does it show of this person?" not in client.get(path).content.decode()
    client.post(path, {**EMPTY, "answer": "answered", "what": "His own.", "shows": ["sexual_offence"]})
    said = [entry.fact for entry in entries_of_unscoped(str(CHILD)) if entry.author]
    assert [fact for fact in said if isinstance(fact, PersonTagged)] == []
    assert len(_answers()) == 1


def test_what_is_held_of_somebody_known_is_ticked_and_kept_of_that_person(journey: Journey) -> None:
    no_more = PersonTagged(person="dan", tag=RiskTag.VIOLENT, removed=True)
    entries_recorded([replace(told(no_more), recorded_at=NOW - timedelta(hours=1))], by=SYSTEM, now=NOW)
    path = _asked_about(DAN)
    client = journey.client(journey.world.police)
    assert "Dan Vale, born 23 November 1988" in client.get(path).content.decode()
    client.post(
        path, {"answer": "answered", "what": "A conviction.", "shows": ["sexual_offence", "da_history"]}
    )
    facts = [entry.fact for entry in entries_of_unscoped(str(CHILD)) if entry.author]
    tags = [(one.person, str(one.tag), one.source) for one in facts if isinstance(one, PersonTagged)]
    assert sorted(tags) == [("dan", "da_history", "marl-police"), ("dan", "sexual_offence", "marl-police")]
