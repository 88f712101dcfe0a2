"""Every table about a child is guarded by the database itself, or it is said here why not (assurance 2.3 point 5)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from teamaround.service.access import actions as access
from teamaround.service.access.context import reading_within
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work.models import AlertRow, Delivery, Task
from teamaround.service.workflows.contacts_received import contacts_received
from tests.service.stored import stored
from tests.service.workflows.family import PARTNER, call
from tests.service.world import CHILD, NOW, SYSTEM, World

WHY_NOT = {
    "access_grant": "what the policies of the other tables decide on; names ids, and no content",
    "access_lockout": "what the policies of the other tables decide on; names ids, and no content of a record",
    "access_contribution": "what the policies of the other tables decide on; names a child's id and an agency",
    "access_break_glass": "read to decide whether there is a right to open; the audit desk lists it for no child",
    "entry_address": "encrypted under a key outside the database; concealing must be asked across ledgers",
    "audit_row": "added to within every act; no names, no content, and never changed",
    "audit_sealed_row": "hashes alone",
}
GUARDED = """
SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity
"""
OF_ALERTS = (AlertRow, Delivery, Task)


def _sensitive() -> set[str]:
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, SensitiveModel)}


def test_every_sensitive_table_is_guarded_by_the_database_or_says_why_not(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == _sensitive() - set(WHY_NOT)


@pytest.fixture
def told(family: World) -> World:
    """A call has raised an alert, which was delivered and asks to be accepted."""
    contacts_received([call(PARTNER)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    return family


def _seen(actor: Actor, action: Action = Action.ALERT_READ) -> dict[str, int]:
    """How many rows of each table the database shows somebody to whom no query was put."""
    with reading_within(scope(actor, action, Purpose.PROTECT_CHILD, NOW)):
        return {model.__name__: model._unsafe_system.count() for model in OF_ALERTS}


def test_without_a_context_the_database_shows_no_alert_no_contact_and_no_pair(told: World) -> None:
    sensitive = [model for model in apps.get_models() if issubclass(model, SensitiveModel)]
    guarded = [model for model in sensitive if model._meta.db_table not in WHY_NOT]
    assert all(stored(model).exists() for model in OF_ALERTS)
    assert [model for model in guarded if model._unsafe_system.exists()] == []


def test_database_shows_alerts_of_ones_own_children_alone(told: World) -> None:
    assert all(_seen(told.social_worker).values())
    for nobody in (told.ambulance, told.auditor, told.manager):
        assert set(_seen(nobody).values()) == {0}


def test_database_shows_no_alert_to_somebody_locked_out(told: World) -> None:
    access.lock_out(CHILD, user_id=told.social_worker.user_id, by=SYSTEM, now=NOW)
    assert set(_seen(told.social_worker).values()) == {0}


def test_database_refuses_an_alert_added_for_no_named_purpose(told: World) -> None:
    with reading_within(scope(told.social_worker, Action.ALERT_READ, Purpose.PROTECT_CHILD, NOW)):
        row = AlertRow._unsafe_system.get()
        row.pk, row.key = None, "A99"
        row._state.adding = True
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)
        assert AlertRow._unsafe_system.update(closed_because="Nothing.") == 0
