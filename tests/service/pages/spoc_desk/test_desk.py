"""The desk: what waits, the opened alert, accepting and telling, passing on, closing."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teamaround.exchange.reply import reply
from teamaround.practice.alerts.alert import Alert, Explanation
from teamaround.practice.clocks import Level
from teamaround.service.access import actions as access
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.models import AgencyKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.policy.words import GrantKind
from teamaround.service.work import actions as work
from teamaround.service.work.models import AlertState, Delivery
from tests.service.pages.spoc_desk.journey import (
    ADDRESS,
    DAN,
    NAMESAKE,
    NOBODY_OF_THE_HOUSE,
    POSTCODE,
    Journey,
    second_matcher,
)
from tests.service.stored import stored
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM

OUTSIDERS = ("social_worker", "school_lead", "police", "ambulance", "auditor", "manager")
MOST_QUERIES = 30
READS = re.compile(
    r"SELECT (?!.*_(config|setting)\()"
)  # of tables; not what tells the database for whom it reads
OF_OTHERS = Alert(
    code="A01",
    level=Level.AMBER,
    child=str(OTHER_CHILD),
    key="A01",
    about=(),
    to=("sw", "team_manager", "chair"),
    since=NOW,
    level_since=NOW,
    entry_id="e1",
    explanation=Explanation(
        what="The plan is carried by one agency.",
        how_known="The record.",
        how_sure="Certain.",
        undermines="Nothing.",
        checks=("Ask.", "Ask again.", "Write it down."),
        does_not_mean="That anybody does wrong.",
    ),
)


def _page(journey: Journey, path: str = "/desk") -> str:
    answer = journey.client(journey.world.spoc).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def _without_nonce(page: bytes) -> bytes:
    """The page but for the number that lets its own script run, which is new for each answer."""
    return re.sub(rb'nonce="[^"]*"', b"", page)


def _deliveries(journey: Journey) -> set[tuple[str, bool]]:
    rows = stored(Delivery).filter(alert=journey.alert())
    return set(rows.values_list("role", "is_notice"))


def test_desk_empty_says_what_it_cannot_hear_and_never_all_clear(journey: Journey) -> None:
    page = _page(journey)
    assert "Nothing waits." in page
    assert "An empty queue does not mean that nothing happened." in page
    assert "Marl Police" in page
    assert "all clear" not in page.casefold()


def test_desk_names_first_whom_it_cannot_hear_and_counts_no_meeting_among_them(journey: Journey) -> None:
    agencies.add_agency(
        slug="marac", name="Marlmouth MARAC", kind=AgencyKind.FORUM, council="marlmouth", by=SYSTEM, now=NOW
    )
    page = _page(journey)
    strip = page.split("What we cannot hear")[1].split("Who feeds us")[0]
    assert strip.index("Marl Police") < strip.index("Every feed that there is")
    assert "Marlmouth MARAC" not in page


def test_desk_shows_the_red_alert_with_the_time_left_and_the_words_to_say(journey: Journey) -> None:
    receipt = journey.arrives(DAN)
    page = _page(journey, f"/desk/{journey.alert().pk}")
    assert "Red: address link" in page
    assert "Dan Vale gave protected address A as their address" in page
    assert "Triage 40 min left" in page
    assert "nobody has accepted yet" in page
    assert "There is a red alert about a child you work with." in page
    assert "I may not say more." in page
    assert receipt == reply(receipt.split("receipt ")[1].split(".")[0])
    assert receipt.split(".")[0] in page


def test_desk_never_shows_an_address(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert().pk
    for path in ("/desk", f"/desk/{alert}", f"/desk/{alert}/tell", f"/desk/{alert}/close"):
        page = _page(journey, path)
        assert POSTCODE not in page
        assert "Larch Court" not in page
        assert ADDRESS not in page


@pytest.mark.parametrize("who", OUTSIDERS)
def test_desk_is_not_found_for_whoever_has_no_desk(journey: Journey, who: str) -> None:
    journey.arrives(DAN)
    client = journey.client(getattr(journey.world, who))
    alert = journey.alert().pk
    for path in ("/desk", f"/desk/{alert}", f"/desk/{alert}/tell", f"/desk/{alert}/close"):
        assert client.get(path).status_code == 404
    for path in (f"/desk/{alert}/tell", f"/desk/{alert}/pass", f"/desk/{alert}/close"):
        assert client.post(path).status_code == 404
    assert journey.alert().state == AlertState.OPEN


def test_desk_answers_an_alert_of_others_as_one_that_does_not_exist(journey: Journey) -> None:
    access.give(OTHER_CHILD, kind=GrantKind.DUTY_DESK, agency="marlmouth-hub", by=SYSTEM, now=NOW)
    (change,) = work.reconcile(OTHER_CHILD, alerts=(OF_OTHERS,), by=SYSTEM, now=NOW)
    client = journey.client(journey.world.spoc)
    refused = client.get(f"/desk/{change.alert.alert_id}")
    assert refused.status_code == 404
    assert _without_nonce(refused.content) == _without_nonce(client.get(f"/desk/{uuid4()}").content)


def test_desk_opening_an_alert_is_audited_and_noted_for_the_others(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    _page(journey, f"/desk/{alert.pk}")
    assert AuditRow._unsafe_system.filter(action="alert.read", object_id=str(alert.pk)).count() == 1
    other = journey.client(second_matcher()).get(f"/desk/{alert.pk}").content.decode()
    assert "The spoc of marlmouth-hub of this desk has also opened this" in other


def test_tell_page_says_what_each_may_know_and_sends_nothing(journey: Journey) -> None:
    journey.arrives(NOBODY_OF_THE_HOUSE)
    page = _page(journey, f"/desk/{journey.alert().pk}/tell")
    assert "When you accept it, the social worker has it at once." in page
    assert _deliveries(journey) == {("spoc", False)}


def test_amber_accepted_at_the_desk_reaches_the_social_worker_and_notices_the_school(
    journey: Journey,
) -> None:
    journey.arrives(NOBODY_OF_THE_HOUSE)
    alert = journey.alert()
    assert alert.level == "amber"
    answer = journey.client(journey.world.spoc).post(f"/desk/{alert.pk}/tell")
    assert answer.status_code == 302
    assert _deliveries(journey) == {("spoc", False), ("sw", False), ("dsl", True)}
    mine = journey.client(journey.world.social_worker).get("/my-work").content.decode()
    assert "A person not identified gave protected address A as their address" in mine
    assert "Amber notice" in journey.client(journey.world.school_lead).get("/my-work").content.decode()


def test_red_reaches_all_at_once_and_accepting_is_the_desks_alone(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    assert _deliveries(journey) >= {("spoc", False), ("sw", False), ("police", False), ("dsl", True)}
    journey.client(journey.world.spoc).post(f"/desk/{alert.pk}/tell")
    accepted = stored(Delivery).filter(alert=alert, accepted_at__isnull=False)
    assert list(accepted.values_list("role", flat=True)) == ["spoc"]
    assert "Accepted" in _page(journey, f"/desk/{alert.pk}")


def test_spoken_to_is_noted_for_a_recipient_of_this_alert_only(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    client = journey.client(journey.world.spoc)
    worker = stored(Delivery).get(alert=alert, role="sw")
    assert client.post(f"/desk/{alert.pk}/spoken/{worker.pk}").status_code == 302
    assert "Spoken to 9:50am, not accepted" in _page(journey, f"/desk/{alert.pk}")
    assert client.post(f"/desk/{alert.pk}/spoken/{uuid4()}").status_code == 404


def test_pass_on_brings_it_to_the_duty_manager(journey: Journey) -> None:
    journey.arrives(DAN)
    journey.client(journey.world.spoc).post(f"/desk/{journey.alert().pk}/pass")
    assert ("team_manager", False) in _deliveries(journey)
    manager = journey.client(journey.world.manager).get("/my-work").content.decode()
    assert "Dan Vale gave protected address A" in manager


CLOSING = {"reason": "not_the_person", "asked": "police", "found": "Custody record: he was in a cell then."}


@pytest.mark.parametrize(
    ("reason", "asked"),
    [("denial", "police"), ("not_the_person", "said_so"), ("checked_and_explained", "said_so")],
)
def test_close_on_a_denial_alone_is_refused_with_the_rule_and_the_way_on(
    journey: Journey, reason: str, asked: str
) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    before = len(entries_of_unscoped(CHILD))
    typed = {"reason": reason, "asked": asked, "found": "She says he is not there."}
    answer = journey.client(journey.world.spoc).post(f"/desk/{alert.pk}/close", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A denial closes nothing" in page
    assert "Record two independent checks" in page
    assert "She says he is not there." in page
    assert journey.alert().state == AlertState.OPEN
    assert len(entries_of_unscoped(CHILD)) == before


def test_close_without_anything_typed_links_each_error_to_its_field(journey: Journey) -> None:
    journey.arrives(DAN)
    answer = journey.client(journey.world.spoc).post(f"/desk/{journey.alert().pk}/close", {})
    page = answer.content.decode()
    assert answer.status_code == 422
    for field in ("reason", "asked", "found"):
        assert f'href="#{field}"' in page


@pytest.mark.parametrize("act", ["close", "tell", "pass"])
def test_closed_alert_is_not_answered_again_and_keeps_who_closed_it_and_why(
    journey: Journey, act: str
) -> None:
    journey.arrives(DAN)
    alert, client = journey.alert(), journey.client(journey.world.spoc)
    client.post(f"/desk/{alert.pk}/close", CLOSING)
    before = journey.alert()
    said = len(entries_of_unscoped(CHILD))
    typed = {"reason": "not_the_person", "asked": "said_so", "found": "She says no."}
    answer = client.post(f"/desk/{alert.pk}/{act}", typed, follow=True)
    assert "This alert is closed" in answer.content.decode()
    assert "Nothing more was saved" in answer.content.decode()
    assert (journey.alert().closed_because, journey.alert().closed_at) == ("not_the_person", before.closed_at)
    assert len(entries_of_unscoped(CHILD)) == said


def test_close_with_more_than_can_be_read_is_refused_at_its_field(journey: Journey) -> None:
    journey.arrives(DAN)
    typed = {**CLOSING, "found": "x" * 2001}
    answer = journey.client(journey.world.spoc).post(f"/desk/{journey.alert().pk}/close", typed)
    assert answer.status_code == 422
    assert "Write at most 2,000 characters" in answer.content.decode()


def test_close_with_a_reason_and_evidence_closes_and_keeps_what_was_found(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    answer = journey.client(journey.world.spoc).post(f"/desk/{alert.pk}/close", CLOSING)
    assert answer.status_code == 302
    closed = journey.alert()
    assert (closed.state, closed.closed_because) == (AlertState.CLOSED, "not_the_person")
    said = [entry.fact for entry in entries_of_unscoped(CHILD)]
    assert any("he was in a cell then" in getattr(fact, "what", "") for fact in said)


def test_review_band_is_a_count_on_the_desk_and_nothing_else(journey: Journey) -> None:
    journey.arrives(NAMESAKE, home=None)
    page = _page(journey)
    assert "1 possible match waits" in page
    assert "Vail" not in page
    assert "Nothing waits." in page


def test_desk_asks_the_database_little(journey: Journey) -> None:
    journey.arrives(DAN)
    client = journey.client(journey.world.spoc)
    for path in ("/desk", f"/desk/{journey.alert().pk}"):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        reads = [one["sql"] for one in asked.captured_queries if READS.match(one["sql"])]
        assert len(reads) <= MOST_QUERIES, "\n".join(sql[:160] for sql in reads)
