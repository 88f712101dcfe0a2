"""Alerts stand as the rules say, reach their recipients once, are accepted by a named human or climb the ladder."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teamaround.practice.alerts.alert import Alert, Explanation
from teamaround.practice.clocks import Level
from teamaround.service.access import actions as access
from teamaround.service.access.context import system_purpose
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind, Purpose
from teamaround.service.work import actions, queries
from teamaround.service.work.values import AlertChange, Recipient
from tests.service.stored import read_by
from tests.service.world import CHILD, NOW, SYSTEM, World

WORDS = Explanation(
    what="A man gave this home as his own.",
    how_known="An ambulance call.",
    how_sure="Strong, not certain.",
    undermines="He lives elsewhere.",
    checks=("Ask the landlord.", "Visit unannounced.", "Ring the caller back."),
    does_not_mean="That he was there.",
)
SPOC = Recipient(role="spoc", agency="marlmouth-hub")
WORKER = Recipient(role="sw", agency="marlmouth-children")


def _alert(level: Level = Level.RED, *, key: str = "A03 p1 home") -> Alert:
    return Alert(
        code="A03",
        level=level,
        child=str(CHILD),
        key=key,
        about=("p1",),
        to=("spoc", "sw", "police"),
        since=NOW,
        level_since=NOW,
        entry_id="e1",
        explanation=WORDS,
    )


def _reconcile(*alerts: Alert, at: datetime = NOW) -> tuple[AlertChange, ...]:
    return actions.reconcile(CHILD, alerts=alerts, by=SYSTEM, now=at)


@pytest.fixture
def people(world: World) -> World:
    """The world, with the desk, the social worker and the police in relation to the child."""
    for kind, agency in (
        (GrantKind.DUTY_DESK, "marlmouth-hub"),
        (GrantKind.CORE_GROUP, "marlmouth-children"),
        (GrantKind.RESPONSE, "marl-police"),
    ):
        access.give(CHILD, kind=kind, agency=agency, by=SYSTEM, now=NOW)
    return world


def _raise_and_deliver(level: Level = Level.RED) -> str:
    (change,) = _reconcile(_alert(level))
    actions.deliver(change.alert.alert_id, recipients=(SPOC, WORKER), by=SYSTEM, now=NOW)
    return change.alert.alert_id


def _tasks(actor: Actor) -> list[tuple[str, int]]:
    return [(task.kind, task.rung) for task in read_by(actor, queries.tasks_of, now=NOW)]


def test_reconcile_new_alert_stands_with_its_explanation(people: World) -> None:
    assert [change.change for change in _reconcile(_alert())] == ["new"]
    (alert,) = read_by(people.social_worker, queries.alerts_of, CHILD, now=NOW)
    assert (alert.code, alert.level, alert.explanation) == ("A03", Level.RED, WORDS)


def test_reconcile_same_alert_again_changes_nothing(people: World) -> None:
    _reconcile(_alert())
    assert _reconcile(_alert()) == ()


def test_reconcile_louder_alert_must_be_accepted_anew(people: World) -> None:
    alert_id = _raise_and_deliver(Level.AMBER)
    actions.accept(alert_id, by=people.social_worker, now=NOW)
    assert [change.change for change in _reconcile(_alert(Level.RED))] == ["louder"]
    actions.deliver(alert_id, recipients=(WORKER,), by=SYSTEM, now=NOW)
    assert _tasks(people.social_worker) == [("accept_alert", 0)]
    assert queries.alert_unscoped(alert_id).state == "open"


def test_reconcile_alert_that_no_longer_holds_is_closed_with_its_tasks(people: World) -> None:
    _raise_and_deliver()
    assert [change.change for change in _reconcile()] == ["gone"]
    assert read_by(people.social_worker, queries.alerts_of, CHILD, now=NOW) == ()
    assert _tasks(people.social_worker) == []


def test_reconcile_alert_closed_by_a_person_stays_closed_unless_louder(people: World) -> None:
    alert_id = _raise_and_deliver(Level.AMBER)
    actions.close(alert_id, because="Seen his tenancy elsewhere.", by=people.social_worker, now=NOW)
    assert _reconcile(_alert(Level.AMBER)) == ()
    assert [change.change for change in _reconcile(_alert(Level.RED))] == ["new"]


def test_close_without_a_reason_is_refused(people: World) -> None:
    with pytest.raises(ValueError, match="why"):
        actions.close(_raise_and_deliver(), because="  ", by=people.social_worker, now=NOW)


def test_deliver_twice_delivers_once(people: World) -> None:
    alert_id = _raise_and_deliver()
    assert actions.deliver(alert_id, recipients=(SPOC, WORKER), by=SYSTEM, now=NOW) == ()
    assert [one.role for one in read_by(people.spoc, queries.deliveries_of, alert_id, now=NOW)].count(
        "spoc"
    ) == 1


def test_accept_is_of_each_recipient_for_themselves(people: World) -> None:
    alert_id = _raise_and_deliver()
    assert actions.accept(alert_id, by=people.social_worker, now=NOW)
    assert not actions.accept(alert_id, by=people.social_worker, now=NOW)
    assert _tasks(people.social_worker) == []
    assert _tasks(people.spoc) == [("accept_alert", 0)]


def test_accept_by_somebody_it_was_not_sent_to_is_refused(people: World) -> None:
    with pytest.raises(actions.NotARecipient):
        actions.accept(_raise_and_deliver(), by=people.police, now=NOW)


def test_notice_has_nothing_to_accept(people: World) -> None:
    (change,) = _reconcile(_alert())
    school = Recipient(role="dsl", agency="tarnside-primary", is_notice=True)
    actions.deliver(change.alert.alert_id, recipients=(school,), by=SYSTEM, now=NOW)
    with pytest.raises(actions.NotARecipient):
        actions.accept(change.alert.alert_id, by=people.school_lead, now=NOW)
    assert _tasks(people.school_lead) == []


@pytest.mark.parametrize(
    ("level", "after", "climbs"),
    [
        (Level.RED, timedelta(minutes=59), False),
        (Level.RED, timedelta(hours=1), True),
        (Level.AMBER, timedelta(hours=30), False),
        (Level.AMBER, timedelta(hours=40), True),
    ],
)
def test_escalation_comes_when_the_time_is_over(
    people: World, level: Level, after: timedelta, climbs: bool
) -> None:
    _raise_and_deliver(level)
    assert bool(actions.escalate_due(by=SYSTEM, now=NOW + after)) is climbs


def test_escalation_climbs_to_the_top_and_asks_there_again(people: World) -> None:
    (change,) = _reconcile(_alert())
    actions.deliver(change.alert.alert_id, recipients=(WORKER,), by=SYSTEM, now=NOW)
    asked = []
    for hour in range(1, 6):
        (climbed,) = actions.escalate_due(by=SYSTEM, now=NOW + timedelta(hours=hour))
        asked.append((climbed.before, climbed.task.owner_role, climbed.is_top))
    assert asked == [
        ("sw", "team_manager", False),
        ("team_manager", "service_manager", False),
        ("service_manager", "edt", False),
        ("edt", "edt", True),
        ("edt", "edt", True),
    ]


def test_accepted_alert_climbs_no_ladder(people: World) -> None:
    alert_id = _raise_and_deliver()
    actions.accept(alert_id, by=people.social_worker, now=NOW)
    climbed = actions.escalate_due(by=SYSTEM, now=NOW + timedelta(hours=2))
    assert [one.before for one in climbed] == ["spoc"]


def test_accepting_and_climbing_take_the_alert_before_its_task(people: World) -> None:
    """In two orders a worker and a recipient would wait for each other, and the recipient's click would fail."""
    alert_id = _raise_and_deliver()
    with CaptureQueriesContext(connection) as climbing:
        actions.escalate_due(by=SYSTEM, now=NOW + timedelta(hours=2))
    with CaptureQueriesContext(connection) as accepting:
        actions.accept(alert_id, by=people.social_worker, now=NOW)
    assert _taken(climbing) == _taken(accepting) == ["alert", "work_task"]


def _taken(captured: CaptureQueriesContext) -> list[str]:
    """The tables whose rows are locked or changed, in the order in which they are first."""
    found = [
        re.search(r'(?:FROM|UPDATE) "(alert|work_task)"', query["sql"])
        for query in captured
        if "FOR UPDATE" in query["sql"] or query["sql"].startswith("UPDATE")
    ]
    return list(dict.fromkeys(one.group(1) for one in found if one))


def test_opened_and_spoken_to_are_noted_once(people: World) -> None:
    alert_id = _raise_and_deliver()
    actions.opened(alert_id, purpose=Purpose.ROUTE_ALERT, by=people.spoc, now=NOW + timedelta(minutes=1))
    actions.opened(alert_id, purpose=Purpose.ROUTE_ALERT, by=people.spoc, now=NOW + timedelta(minutes=9))
    delivered = {one.role: one for one in read_by(people.spoc, queries.deliveries_of, alert_id, now=NOW)}
    actions.spoken_to(
        delivered["sw"].delivery_id, alert_id=alert_id, by=people.spoc, now=NOW + timedelta(minutes=3)
    )
    delivered = {one.role: one for one in read_by(people.spoc, queries.deliveries_of, alert_id, now=NOW)}
    assert delivered["spoc"].opened_at == NOW + timedelta(minutes=1)
    assert delivered["sw"].spoken_to_at == NOW + timedelta(minutes=3)
    assert delivered["sw"].opened_at is None


@pytest.mark.parametrize("who", ["school_lead", "ambulance", "auditor"])
def test_alert_is_not_seen_by_who_has_no_grant(people: World, who: str) -> None:
    alert_id = _raise_and_deliver()
    outsider: Actor = getattr(people, who)
    with system_purpose("test"):
        assert read_by(outsider, queries.alerts_of, CHILD, now=NOW) == ()
        assert read_by(outsider, queries.alert_of, alert_id, now=NOW) is None
        assert read_by(outsider, queries.open_alerts, now=NOW) == ()


def test_open_alerts_come_loudest_first(people: World) -> None:
    _reconcile(_alert(Level.AMBER, key="one"), _alert(Level.RED, key="two"), _alert(Level.BLUE, key="three"))
    assert [one.level for one in read_by(people.spoc, queries.open_alerts, now=NOW)] == [
        Level.RED,
        Level.AMBER,
        Level.BLUE,
    ]


def test_task_asked_again_moves_and_is_done_once(people: World) -> None:
    asked = {"kind": "review", "child_id": CHILD, "owner": WORKER, "by": SYSTEM, "now": NOW}
    actions.add_task("review 1", words="Review the link.", due=NOW, **asked)
    moved = actions.add_task("review 1", words="Review the link.", due=NOW + timedelta(days=1), **asked)
    assert moved.due == NOW + timedelta(days=1)
    assert actions.done("review 1", by=people.social_worker, now=NOW)
    assert not actions.done("review 1", by=people.social_worker, now=NOW)
    assert msgspec.structs.asdict(actions.add_task("review 1", due=NOW, **asked))["state"] == "done"
