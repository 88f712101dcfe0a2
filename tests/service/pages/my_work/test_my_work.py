"""My work: notices that never say why, alerts to accept, words told to the team."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from teamaround.practice.record.facts.family import ChildsWords, NoteWritten
from teamaround.service.access import actions as access
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.pages.my_work.school_day import before_home, before_home_words, school_year
from teamaround.service.work.actions.tasks import finish
from teamaround.service.work.models import Delivery, Task, WorkState
from teamaround.service.workflows.time_passed import alerts_escalated
from tests.service.pages.spoc_desk.journey import DAN, LATER, NOBODY_OF_THE_HOUSE, Journey, desk_manager
from tests.service.stored import stored
from tests.service.world import CHILD, OTHER_CHILD, SYSTEM

NEVER_TO_A_SCHOOL = (
    "Dan Vale",
    "Vale",
    "address link",
    "ambulance",
    "Ambulance",
    "111 ",
    "gave",
    "violen",
    "police",
    "protected address",
    "Larch",
    "ZZ9",
)
TOLD = {
    "kind": "child_said",
    "words": "Dan sleeps at ours.",
    "day-day": "23",
    "day-month": "11",
    "day-year": "2026",
}


def _mine(journey: Journey, who: str) -> str:
    answer = journey.client(getattr(journey.world, who)).get("/my-work")
    assert answer.status_code == 200
    return answer.content.decode()


def _words_of(page: str) -> str:
    """The main column, without what says in general what this role never sees."""
    return page.split("Tell the team something")[0].split('id="main-content"')[1]


def test_notice_says_whom_to_speak_to_and_by_when(journey: Journey) -> None:
    journey.arrives(DAN)
    page = _mine(journey, "school_lead")
    assert "Red notice" in page
    assert "speak to the social worker before Child goes home" in page
    assert "Today, before 3:15pm" in page
    assert "The sw of marlmouth-children" in page
    assert "01632 960199" in page


def test_notice_never_says_why(journey: Journey) -> None:
    journey.arrives(DAN)
    said = _words_of(_mine(journey, "school_lead")).split("Nothing else to do now.")[0]
    assert [secret for secret in NEVER_TO_A_SCHOOL if secret in said] == []


def test_notice_seen_is_recorded_and_the_talk_is_the_second_step(journey: Journey) -> None:
    journey.arrives(DAN)
    client = journey.client(journey.world.school_lead)
    client.post(f"/my-work/notices/{CHILD}/seen")
    notice = stored(Delivery).get(alert=journey.alert(), is_notice=True)
    assert (notice.opened_at, notice.spoken_to_at) == (LATER, None)
    assert "Still to do: the talk." in _mine(journey, "school_lead")
    client.post(f"/my-work/notices/{CHILD}/spoken")
    assert stored(Delivery).get(pk=notice.pk).spoken_to_at == LATER
    assert "Red notice" not in _mine(journey, "school_lead")


def test_notice_opening_the_list_is_not_seeing_it(journey: Journey) -> None:
    journey.arrives(DAN)
    _mine(journey, "school_lead")
    assert stored(Delivery).get(alert=journey.alert(), is_notice=True).opened_at is None


@pytest.mark.parametrize("who", ["social_worker", "police", "manager", "ambulance", "auditor", "spoc"])
def test_notice_is_the_schools_alone(journey: Journey, who: str) -> None:
    journey.arrives(DAN)
    assert "Red notice" not in _mine(journey, who)
    assert (
        journey.client(getattr(journey.world, who)).post(f"/my-work/notices/{CHILD}/seen").status_code == 404
    )


@pytest.mark.parametrize("who", ["social_worker", "police"])
def test_alert_is_shown_whole_to_whoever_must_accept_it(journey: Journey, who: str) -> None:
    journey.arrives(DAN)
    page = _mine(journey, who)
    assert "Child 1 Fennimore: Dan Vale gave protected address A as their address" in page
    assert "Accept by" in page
    assert "What it does not mean" in page
    assert "Larch" not in page
    assert "ZZ9" not in page


def test_alert_accepted_leaves_the_list_and_is_that_persons_alone(journey: Journey) -> None:
    journey.arrives(DAN)
    alert = journey.alert()
    answer = journey.client(journey.world.social_worker).post(f"/my-work/alerts/{alert.pk}/accept")
    assert answer.status_code == 302
    assert "Dan Vale gave" not in _mine(journey, "social_worker")
    accepted = stored(Delivery).filter(alert=alert, accepted_at__isnull=False)
    assert list(accepted.values_list("role", flat=True)) == ["sw"]
    assert "Dan Vale gave" in _mine(journey, "police")


def test_alert_that_climbed_is_one_thing_to_do_and_says_why_it_came(journey: Journey) -> None:
    journey.arrives(DAN)
    alerts_escalated(now=LATER + timedelta(hours=1))
    page = _mine(journey, "manager")
    assert "It came to you because nobody accepted it in time." in page
    assert page.count("Dan Vale gave protected address A as their address") == 1
    journey.client(journey.world.manager).post(f"/my-work/alerts/{journey.alert().pk}/accept")
    assert "Dan Vale gave" not in _mine(journey, "manager")


def test_alert_that_climbed_is_not_every_managers_and_breaks_nobodys_page(journey: Journey) -> None:
    journey.arrives(DAN)
    alerts_escalated(now=LATER + timedelta(hours=1))
    answer = journey.client(desk_manager()).get("/my-work")
    assert answer.status_code == 200
    assert "Dan Vale gave" not in answer.content.decode()


@pytest.mark.parametrize("who", ["school_lead", "ambulance", "auditor", "manager"])
def test_alert_of_others_is_not_found(journey: Journey, who: str) -> None:
    journey.arrives(DAN)
    client = journey.client(getattr(journey.world, who))
    assert client.get(f"/my-work/alerts/{journey.alert().pk}").status_code == 404
    assert client.post(f"/my-work/alerts/{journey.alert().pk}/accept").status_code == 404


@pytest.mark.parametrize("who", ["social_worker", "police", "school_lead", "ambulance", "auditor", "manager"])
def test_list_without_anything_says_so_and_never_all_clear(journey: Journey, who: str) -> None:
    page = _mine(journey, who)
    assert "Nothing to do now." in page
    assert "Call 999" in page
    assert "all clear" not in page.casefold()


def test_amber_is_nobodys_but_the_desks_before_it_is_accepted(journey: Journey) -> None:
    journey.arrives(NOBODY_OF_THE_HOUSE)
    assert "address link" in journey.client(journey.world.spoc).get("/desk").content.decode()
    mine = _mine(journey, "social_worker")
    assert "address link" not in mine
    assert "protected address" not in mine.casefold()
    assert "notice" not in _words_of(_mine(journey, "school_lead"))


def test_telling_is_checked_before_it_is_kept(journey: Journey) -> None:
    page = journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}", TOLD).content.decode()
    assert "Check before you tell" in page
    assert "The sw of marlmouth-children, social worker, is asked to read it." in page
    assert not [one for one in entries_of_unscoped(CHILD) if isinstance(one.fact, ChildsWords)]


def test_telling_keeps_the_childs_words_and_asks_the_social_worker_to_read_them(journey: Journey) -> None:
    journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", TOLD)
    kept = [(one.fact, one.by_agency) for one in entries_of_unscoped(CHILD)]
    said = [(fact.words, agency) for fact, agency in kept if isinstance(fact, ChildsWords)]
    assert said == [("Dan sleeps at ours.", "tarnside-primary")]
    assert "wrote to you" in _mine(journey, "social_worker")
    assert "what you wrote" in _mine(journey, "school_lead")


def test_telling_on_another_day_is_kept_for_that_day(journey: Journey) -> None:
    typed = {**TOLD, "kind": "noticed", "day-day": "20"}
    journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", typed)
    (entry,) = [one for one in entries_of_unscoped(CHILD) if isinstance(one.fact, NoteWritten)]
    assert entry.happened_at.date() == date(2026, 11, 20)


@pytest.mark.parametrize(
    "wrong", [{"day-day": "31", "day-month": "2"}, {"day-day": "24"}, {"words": ""}, {"kind": ""}]
)
def test_telling_with_something_wrong_keeps_nothing(journey: Journey, wrong: dict[str, str]) -> None:
    answer = journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", {**TOLD, **wrong})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_telling_about_a_child_who_is_not_on_the_list_is_not_found(journey: Journey) -> None:
    client = journey.client(journey.world.school_lead)
    assert client.get(f"/my-work/tell/{OTHER_CHILD}").status_code == 404
    assert client.post(f"/my-work/tell/{OTHER_CHILD}/save", TOLD).status_code == 404


def test_task_read_is_done_by_its_owner_alone(journey: Journey) -> None:
    journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", TOLD)
    task = stored(Task).get(kind="read_note")
    assert journey.client(journey.world.police).post(f"/my-work/tasks/{task.pk}/done").status_code == 404
    assert (
        journey.client(journey.world.social_worker).post(f"/my-work/tasks/{task.pk}/done").status_code == 302
    )
    assert "wrote to you" not in _mine(journey, "social_worker")


def test_task_of_somebody_locked_out_is_as_if_it_were_not_there(journey: Journey) -> None:
    worker, absent = journey.world.social_worker, uuid4()
    journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", TOLD)
    access.lock_out(CHILD, user_id=worker.user_id, by=SYSTEM, now=LATER)
    task = stored(Task).get(kind="read_note")
    refused, missing = (
        journey.client(worker).post(f"/my-work/tasks/{one}/done") for one in (task.pk, absent)
    )
    assert (refused.status_code, refused.content) == (404, missing.content)
    assert stored(Task).get(pk=task.pk).state == WorkState.OPEN
    assert not finish(task.pk, by=worker, now=LATER)
    assert AuditRow._unsafe_system.filter(action="access.refused", actor=worker.user_id).count() == 1


def test_what_others_owe_late_names_the_next_rung(journey: Journey) -> None:
    journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}/save", TOLD)
    journey.at(LATER + timedelta(days=3))
    assert "You can now ask the team manager, The team_manager of marlmouth-children" in _mine(
        journey, "school_lead"
    )


@pytest.mark.parametrize(
    ("sent", "by"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 15, 15, tzinfo=UTC)),
        (datetime(2026, 11, 23, 15, 15, tzinfo=UTC), datetime(2026, 11, 24, 15, 15, tzinfo=UTC)),
        (datetime(2024, 5, 11, 19, 9, tzinfo=UTC), datetime(2024, 5, 13, 14, 15, tzinfo=UTC)),
    ],
)
def test_before_home_is_the_next_time_that_pupils_go_home(sent: datetime, by: datetime) -> None:
    assert before_home(sent, "marlmouth") == by


def test_before_home_in_words_names_the_day() -> None:
    by, saturday = datetime(2024, 5, 13, 14, 15, tzinfo=UTC), datetime(2024, 5, 11, 19, 22, tzinfo=UTC)
    assert before_home_words(by, saturday) == ("Monday, before 3:15pm", "best before school starts")


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2015, 6, 19), date(2024, 5, 11), 4),
        (date(2015, 8, 31), date(2024, 9, 1), 5),
        (date(2015, 9, 1), date(2024, 9, 1), 4),
        (date(2022, 1, 1), date(2024, 9, 1), None),
        (date(2005, 1, 1), date(2024, 9, 1), None),
    ],
)
def test_school_year_follows_september(born: date, on: date, year: int | None) -> None:
    assert school_year(born, on) == year


def test_told_twice_by_the_same_form_is_kept_once(journey: Journey) -> None:
    client = journey.client(journey.world.school_lead)
    checked = client.post(f"/my-work/tell/{CHILD}", TOLD).content.decode()
    sent = checked.split('name="sent" value="')[1].split('"')[0]
    before = len(entries_of_unscoped(CHILD))
    for _ in range(2):
        assert client.post(f"/my-work/tell/{CHILD}/save", {**TOLD, "sent": sent}).status_code == 302
    assert len(entries_of_unscoped(CHILD)) == before + 1
    client.post(f"/my-work/tell/{CHILD}/save", {**TOLD, "sent": str(uuid4())})
    assert len(entries_of_unscoped(CHILD)) == before + 2


def test_before_home_in_the_holidays_is_the_first_day_of_the_next_term(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "partnership.yaml"
    file.write_text(
        "terms: {marl: [{starts: 2026-11-02, ends: 2026-12-18}, {starts: 2027-01-04, ends: 2027-02-12}]}"
    )
    settings.PARTNERSHIP_FILE = str(file)
    friday = datetime(2026, 12, 18, 16, tzinfo=UTC)
    assert before_home(friday, "marl") == datetime(2027, 1, 4, 15, 15, tzinfo=UTC)
    assert before_home(friday, "another") == datetime(2026, 12, 21, 15, 15, tzinfo=UTC)
