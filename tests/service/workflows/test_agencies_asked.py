"""A new adult at the child's home makes the system ask police and council, and their answer settles the alert (A21)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from msgspec.structs import replace

from teamaround.exchange.contact import ContactKind
from teamaround.matching.identity.written import Description
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.practice.record.facts.forums import InformationRequested, MaracHeld, MaracPoint
from teamaround.practice.record.facts.happenings import CheckKind
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.words import Answer, RiskTag, YesNoUnknown
from teamaround.service.access import actions as access
from teamaround.service.access.models import Grant
from teamaround.service.access.queries import holders_unscoped
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work import actions as work
from teamaround.service.work.models import Task
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.work.values import ANSWER_REQUEST
from teamaround.service.workflows.alert_answered import alert_closed_on_evidence
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.request_answered import request_answered
from teamaround.service.workflows.rules_run import rules_run
from tests.service.stored import stored
from tests.service.workflows.family import HERE, PARTNER, STRANGER, call, told
from tests.service.world import NOW, SYSTEM, World

NO_LONGER_HELD = told(PersonTagged(person="dan", tag=RiskTag.DA_HISTORY, removed=True))
LATER = NOW + timedelta(hours=1)


def _registers(who: Description = STRANGER) -> None:
    """Somebody is put down at a doctor's as living at the child's home: a man whom nobody knows, where not said."""
    contact = replace(call(who), kind=ContactKind.GP_REGISTRATION)
    contacts_received([contact], agency="marl-ambulance", by=SYSTEM, now=NOW)


def _requests() -> dict[str, tuple[Entry, InformationRequested]]:
    found = {}
    for entry in entries_of_unscoped(HERE):
        if isinstance(entry.fact, InformationRequested):
            found[entry.fact.agency] = (entry, entry.fact)
    return found


def _tasks() -> dict[str, Task]:
    return {one.owner_agency: one for one in stored(Task).filter(kind=ANSWER_REQUEST)}


def _level() -> str:
    return next(one.level.value for one in alerts_unscoped(HERE) if one.code == "A21" and not one.closed_at)


def test_police_and_hub_are_asked_in_the_name_of_social_care(family: World) -> None:
    _registers()
    asked = _requests()
    assert sorted(asked) == ["marl-police", "marlmouth-hub"]
    assert {entry.by_agency for entry, _ in asked.values()} == {"marlmouth-children"}
    assert {fact.urgency.value for _, fact in asked.values()} == {"urgent"}
    assert _level() == "amber"


def test_each_has_it_to_do_by_the_end_of_the_next_working_day(family: World) -> None:
    _registers()
    tasks = _tasks()
    assert {agency: one.owner_role for agency, one in tasks.items()} == {
        "marl-police": "police",
        "marlmouth-hub": "hub",
    }
    assert {f"{one.due:%Y-%m-%dT%H:%M}" for one in tasks.values() if one.due} == {"2026-11-24T23:59"}
    granted = {grant.agency: grant.kind.value for grant in holders_unscoped(HERE, now=NOW) if grant.agency}
    assert granted["marl-police"] == "response"


def test_running_the_rules_again_asks_nobody_again_and_gives_no_right_twice(family: World) -> None:
    _registers()
    before = len(holders_unscoped(HERE, now=LATER))
    rules_run(HERE, by=SYSTEM, now=LATER)
    assert (len(_requests()), len(_tasks()), len(holders_unscoped(HERE, now=LATER))) == (2, 2, before)


def test_relationship_that_was_ended_stays_ended(family: World) -> None:
    _registers()
    for grant in _rights("marl-police"):
        access.end(grant.pk, by=SYSTEM, now=NOW)
    rules_run(HERE, by=SYSTEM, now=LATER)
    assert [one for one in _rights("marl-police") if one.ends is None or one.ends > LATER] == []


def _rights(agency: str) -> list[Grant]:
    return list(stored(Grant).filter(agency=agency))


def test_request_that_was_put_right_is_taken_back_and_not_made_again(family: World) -> None:
    _registers()
    request, fact = _requests()["marl-police"]
    put_right = replace(
        request,
        entry_id=str(uuid4()),
        recorded_at=LATER,
        corrects=request.entry_id,
        fact=NoteWritten(what="Asked by mistake."),
    )
    entries_recorded([put_right], by=SYSTEM, now=LATER)
    rules_run(HERE, by=SYSTEM, now=LATER)
    assert _tasks()["marl-police"].state == "done"
    assert [one.entry_id for one in entries_of_unscoped(HERE) if one.fact == fact] == [request.entry_id]


def test_what_the_police_hold_makes_it_red_at_once_and_the_task_is_done(family: World) -> None:
    entries_recorded([NO_LONGER_HELD], by=SYSTEM, now=NOW)
    _registers(PARTNER)
    before = _level()
    request_answered(
        *_requests()["marl-police"],
        answer=Answer.ANSWERED,
        what="A conviction.",
        shows=[RiskTag.VIOLENT],
        by=family.police,
        now=LATER,
    )
    assert (before, _level()) == ("amber", "red")
    assert {one.state for one in _tasks().values()} == {"done"}


def test_nothing_held_by_any_of_them_makes_it_blue(family: World) -> None:
    _registers()
    levels = []
    for request in _requests().values():
        request_answered(*request, answer=Answer.NOTHING_HELD, by=family.police, now=LATER)
        levels.append(_level())
    assert levels == ["amber", "blue"]


def test_answer_sent_twice_is_kept_once(family: World) -> None:
    _registers()
    request = _requests()["marl-police"]
    for minutes in range(2):
        at = LATER + timedelta(minutes=minutes)
        request_answered(*request, answer=Answer.NOTHING_HELD, by=family.police, now=at)
    kinds = [entry.kind for entry in entries_of_unscoped(HERE)]
    assert kinds.count("information_answered") == 1


def test_closing_the_alert_takes_the_requests_back(family: World) -> None:
    _registers()
    (alert,) = [one for one in alerts_unscoped(HERE) if one.code == "A21"]
    alert_closed_on_evidence(
        alert,
        reason="checked_and_explained",
        found="The doctor's had mistaken the flat.",
        check=CheckKind.GP,
        by=family.social_worker,
        now=LATER,
    )
    assert {one.state for one in _tasks().values()} == {"done"}


def test_nobody_marks_a_request_as_done_without_an_answer(family: World) -> None:
    _registers()
    task = _tasks()["marl-police"]
    assert work.finish(task.pk, by=family.police, now=LATER) is False
    assert _tasks()["marl-police"].state == "open"


def test_agency_where_nobody_answers_here_is_asked_by_the_desk(family: World) -> None:
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
    (task,) = stored(Task).filter(kind=ANSWER_REQUEST)
    assert (task.owner_role, task.owner_agency) == ("spoc", "marlmouth-hub")
    assert task.words == "Which address was given, and whether it is a protected address"


def test_sender_of_what_raised_it_is_not_asked(family: World) -> None:
    contact = replace(call(STRANGER), kind=ContactKind.GP_REGISTRATION, agency="marl-police")
    contacts_received([contact], agency="marl-police", by=SYSTEM, now=NOW)
    assert sorted(_requests()) == ["marlmouth-hub"]


def test_system_is_named_in_the_trail_as_the_one_that_asked(family: World) -> None:
    _registers()
    rows = stored(AuditRow).filter(actor="system:agencies_asked", action="entries.appended")
    assert [row.count for row in rows] == [2]
