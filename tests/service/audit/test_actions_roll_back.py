"""No act without its audit row: when the audit cannot be written, nothing else is (style 3.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.clocks import Level
from teamaround.service.access import actions as access
from teamaround.service.access.context import system_purpose
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.actions import SignInTry
from teamaround.service.agencies import actions as agencies
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_values import Asked, BlindedLot, HeldToken
from teamaround.service.contacts.values import Unreadable
from teamaround.service.ledger import actions as ledger
from teamaround.service.people import actions as people
from teamaround.service.policy.session_times import SessionEnd
from teamaround.service.policy.words import GrantKind
from teamaround.service.work import actions as work
from teamaround.service.work.values import Recipient
from tests.service.api.sealing_agency import SECRET
from tests.service.contacts.test_receiving import arrived
from tests.service.entries import note
from tests.service.work.test_alerts import WORDS
from tests.service.world import CHILD, NOW, SYSTEM, World

BY = {"by": SYSTEM, "now": NOW}
ALERT = Alert(
    code="A03",
    level=Level.RED,
    child=str(CHILD),
    key="k",
    about=(),
    to=("sw",),
    since=NOW,
    level_since=NOW,
    entry_id="",
    explanation=WORDS,
)
FAILED = SignInTry(counted_as="an account", source="192.0.2.7")
ACTS: dict[str, Callable[[World], object]] = {
    "agencies.add_council": lambda world: agencies.add_council(slug="dunmere", name="Dunmere", **BY),
    "agencies.add_agency": lambda world: agencies.add_agency(slug="x", name="X", kind="other", **BY),
    "agencies.open_front_door": lambda world: agencies.open_front_door(
        council="marlmouth", name="Hub", phone="01632 960001", opens=NOW.date(), **BY
    ),
    "agencies.suspend": lambda world: agencies.suspend("marl-police", **BY),
    "agencies.feed_heard": lambda world: agencies.feed_heard("marl-ambulance", format="csv", **BY),
    "accounts.add": lambda world: accounts.add(username="u", name="U", role="sw", agency="marl-police", **BY),
    "accounts.suspend": lambda world: accounts.suspend(world.spoc.user_id, **BY),
    "accounts.settle": lambda world: accounts.settle(FAILED, is_right=False, **BY),
    "accounts.refuse_source": lambda world: accounts.refuse_source(FAILED, **BY),
    "accounts.session_ended": lambda world: accounts.session_ended(world.spoc, why=SessionEnd.IDLE, now=NOW),
    "access.give": lambda world: access.give(CHILD, kind=GrantKind.CORE_GROUP, agency="marl-police", **BY),
    "access.lock_out": lambda world: access.lock_out(CHILD, agency="marl-police", **BY),
    "access.seal": lambda world: access.seal(CHILD, **BY),
    "ledger.add_child": lambda world: ledger.add_child(
        council="marlmouth", local_identifier="M9", name="Child Nine", **BY
    ),
    "ledger.set_open": lambda world: ledger.set_open(CHILD, is_open=False, **BY),
    "ledger.append": lambda world: ledger.append([note("n1")], **BY),
    "people.rebuild": lambda world: people.rebuild(**BY),
    "contacts.receive": lambda world: contacts.receive([arrived("c1")], agency="marl-ambulance", **BY),
    "contacts.quarantine": lambda world: contacts.quarantine(
        [Unreadable(where="row 1", field="x", reason="y")], agency="marl-ambulance", **BY
    ),
    "contacts.ask_review": lambda world: contacts.ask_review(
        uuid4(),
        contact_id=None,
        council="marlmouth",
        person="p",
        children=(),
        explanation={},
        waiting=b"",
        due=NOW + timedelta(days=1),
        **BY,
    ),
    "agencies.start_feed": lambda world: agencies.start_feed("marl-ambulance", format="sealed", **BY),
    "contacts.register_key": lambda world: contacts.register_key(
        "marl-ambulance", public=SECRET.public_key(), **BY
    ),
    "contacts.replace_keys": lambda world: contacts.replace_keys(
        "marl-ambulance", public=SECRET.public_key(), **BY
    ),
    "contacts.drop_kept": lambda world: contacts.drop_kept("marl-ambulance", **BY),
    "contacts.ask": lambda world: contacts.ask(
        "marl-ambulance",
        epoch=3,
        plans=1,
        is_bulk=True,
        lots=[BlindedLot({"address": (bytes(32),)}, ())],
        asked=Asked(recipes="1", asked_at=NOW, asked_to=1, kept_to=1),
        listed=1,
        **BY,
    ),
    "contacts.hold": lambda world: contacts.hold(
        uuid4(),
        agency="marl-ambulance",
        epoch=3,
        held={"person p": [HeldToken("address", b"d", b"v")]},
        **BY,
    ),
    "contacts.note_refused": lambda world: contacts.note_refused(
        uuid4(), agency="marl-ambulance", words="no", **BY
    ),
    "contacts.forget_epoch": lambda world: contacts.forget_epoch("marl-ambulance", epoch=3, **BY),
    "work.reconcile": lambda world: work.reconcile(CHILD, alerts=[ALERT], **BY),
    "work.add_task": lambda world: work.add_task(
        "t", kind="review", child_id=CHILD, owner=Recipient(role="sw"), **BY
    ),
}


def _everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours."""
    with system_purpose("test"), connection.cursor() as cursor:
        found = {}
        for model in apps.get_models():
            if model.__module__.startswith("teamaround"):
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")  # noqa: S608 - names of our own tables
                found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("act", list(ACTS))
def test_action_when_the_audit_fails_leaves_no_trace(world: World, act: str) -> None:
    before = _everything()
    with (
        patch(
            "teamaround.service.audit.actions.AuditRow.objects.create", side_effect=RuntimeError("audit away")
        ),
        pytest.raises(RuntimeError, match="audit away"),
    ):
        ACTS[act](world)
    assert _everything() == before


@pytest.mark.parametrize("act", list(ACTS))
def test_action_leaves_its_audit_row(world: World, act: str) -> None:
    before = len(_everything()['"audit_row"'])
    ACTS[act](world)
    assert len(_everything()['"audit_row"']) > before
