"""The page as at an earlier moment, and what is never on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from teamaround.practice.record.facts.people import Concealment
from teamaround.service.access import actions as access
from teamaround.service.ledger import actions as ledger
from teamaround.service.pages.child.as_at import TOO_LATE, WRONG_DATE, as_at_asked, written
from teamaround.service.pages.words.dates import in_london
from teamaround.service.policy.words import GrantKind
from tests.service.pages.child.case import ADDRESS, CALLED_AT, POSTCODE, SOURCE, fill_case
from tests.service.pages.child.conftest import SignedIn
from tests.service.world import CHILD, NOW, SYSTEM, World

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


@pytest.mark.parametrize(
    ("query", "moment"),
    [
        ("as_at=2026-05-11T20:22", "2026-05-11T20:22"),
        ("date=11/5/2026&time=8:22pm", "2026-05-11T20:22"),
        ("date=11/5/2026&time=20.22", "2026-05-11T20:22"),
        ("date=1-5-2026&time=12 noon", "2026-05-01T12:00"),
        ("date=1/5/2026&time=12am", "2026-05-01T00:00"),
        ("date=1/5/2026", "2026-05-01T23:59"),
    ],
)
def test_moment_asked_for_is_read_as_people_write_it(query: str, moment: str) -> None:
    asked = as_at_asked(QueryDict(query), NOW)
    assert (written(asked.moment), asked.is_now, asked.error) == (moment, False, "")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("", ""),
        ("date=31/2/2026&time=8pm", WRONG_DATE),
        ("date=yesterday", WRONG_DATE),
        ("date=1/5/2026&time=25:00", WRONG_DATE),
        ("date=1/5/2026&time=13pm", WRONG_DATE),
        ("as_at=nonsense", WRONG_DATE),
        ("as_at=2030-01-01T00:00", TOO_LATE),
        ("as_at=1900-01-01T00:00%2b23:59", WRONG_DATE),
        ("as_at=2100-12-31T23:59-23:59", WRONG_DATE),
        ("as_at=0001-01-01T00:00", WRONG_DATE),
        ("date=1/1/0001", WRONG_DATE),
        ("date=31/12/9999", WRONG_DATE),
    ],
)
def test_moment_that_is_none_or_wrong_shows_now_and_says_so(query: str, error: str) -> None:
    asked = as_at_asked(QueryDict(query), NOW)
    assert (asked.moment, asked.is_now, asked.error) == (NOW, True, error)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", ["as_at=1900-01-01T00:00%2b23:59", "date=1/1/0001", "date=1/1/1900"])
def test_page_as_at_the_edge_of_time_is_answered(
    case: World, as_person: SignedIn, page: str, query: str
) -> None:
    assert as_person(case.social_worker).get(f"{reverse(page, args=[CHILD])}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("day", "hour", "message"),
    [("31/2/2026", "8pm", WRONG_DATE), ("last week", "", WRONG_DATE), ("1/1/2090", "noon", TOO_LATE)],
)
def test_date_that_is_not_taken_is_kept_as_typed_and_said_on_top(
    case: World, as_person: SignedIn, day: str, hour: str, message: str
) -> None:
    answer = as_person(case.social_worker).get(reverse("child", args=[CHILD]), {"date": day, "time": hour})
    text = answer.content.decode()
    assert f'href="#date">{message}</a>' in text.split("Is anything urgent?")[0]
    assert f'name="date" value="{day}"' in text
    assert f'name="time" value="{hour}"' in text
    assert 'aria-invalid="true"' in text


def test_page_before_the_first_entry_says_so_and_gives_no_age(case: World, as_person: SignedIn) -> None:
    text = as_person(case.social_worker).get(reverse("child", args=[CHILD]), {"date": "1/1/1950"})
    strip = text.content.decode().split("Is anything urgent?")[0]
    assert "Nothing that you may read had been recorded by then." in strip
    assert "Not born then" in strip


@pytest.mark.parametrize("page", [page for page in PAGES if page != "who_looked"])
def test_page_before_the_call_holds_nothing_of_the_call(case: World, as_person: SignedIn, page: str) -> None:
    before = written(in_london(CALLED_AT - timedelta(hours=1)))
    path = reverse(page, args=[CHILD])
    client = as_person(case.social_worker)
    then = client.get(path, {"as_at": before}).content.decode()
    assert "Marl Ambulance Service" not in then.split('class="app-footer"')[0].split("Silent feeds")[0]
    assert "protected address A as their" not in then


def test_page_after_the_call_shows_it_and_links_keep_the_moment(case: World, as_person: SignedIn) -> None:
    after = written(in_london(CALLED_AT + timedelta(minutes=6)))
    text = (
        as_person(case.social_worker).get(reverse("child", args=[CHILD]), {"as_at": after}).content.decode()
    )
    assert "Corin Vask gave protected address A" in text
    assert f"{reverse('network', args=[CHILD])}?as_at={after}" in text
    assert "Accept this alert" not in text
    assert "Nothing that was recorded later is on this page." in text


def test_denial_before_the_second_account_is_not_yet_contradicted(case: World, as_person: SignedIn) -> None:
    path = reverse("child_answers", args=[CHILD])
    client = as_person(case.social_worker)
    earlier = client.get(path, {"as_at": written(NOW - timedelta(days=100))}).content.decode()
    later = client.get(path).content.decode()
    assert "Not since spring" in earlier
    assert "Contradicted" not in earlier
    assert "Contradicted" in later


def test_closed_case_is_shown_as_history_and_at_its_last_moment_if_asked(
    case: World, as_person: SignedIn
) -> None:
    ledger.set_open(CHILD, is_open=False, by=SYSTEM, now=NOW)
    client = as_person(case.social_worker)
    text = client.get(reverse("child", args=[CHILD]), {"as_at": "last"}).content.decode()
    assert "This case is closed" in text
    assert "?as_at=last" in client.get(reverse("my_children")).content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", ["social_worker", "school_lead", "police", "spoc", "manager"])
@pytest.mark.parametrize("concealment", [Concealment.RESTRICTED, Concealment.NONE])
def test_no_page_holds_an_address_or_a_protected_source(
    world: World, as_person: SignedIn, page: str, person: str, concealment: Concealment
) -> None:
    fill_case(world, concealment)
    answer = as_person(getattr(world, person)).get(reverse(page, args=[CHILD]))
    text = answer.content.decode()
    for secret in (ADDRESS, "Thornwick", POSTCODE, "999100000777", SOURCE, "Quillfeather", "Isolde"):
        assert secret not in text


def test_concealed_home_is_said_to_be_withheld(world: World, as_person: SignedIn) -> None:
    fill_case(world, Concealment.RESTRICTED)
    text = as_person(world.social_worker).get(reverse("child", args=[CHILD])).content.decode()
    assert "Address withheld" in text
    assert "Protected address A" not in text


def test_nothing_urgent_is_never_said_to_be_safe(world: World, as_person: SignedIn) -> None:
    access.give(CHILD, kind=GrantKind.CORE_GROUP, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW)
    text = as_person(world.social_worker).get(reverse("child", args=[CHILD])).content.decode()
    assert "No open red or amber alert." in text
    assert "This is not a sign of safety." in text
    assert "No agency feeds us" in text
