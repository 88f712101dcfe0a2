"""What was said stays as it was said: refused to the application by privilege, to the owner by a trigger."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts.people import PlaceDescribed
from teamaround.service.access.context import system_purpose
from teamaround.service.audit.sealing import seal
from teamaround.service.config.migrate import as_owner
from teamaround.service.ledger import actions
from tests.service.entries import note
from tests.service.world import CHILD, NOW, SYSTEM, make_world

APPEND_ONLY = ["entry", "entry_place", "paragraph", "entry_address", "audit_row", "audit_sealed_row"]
CHANGES = {
    "UPDATE": 'UPDATE "{table}" SET {column} = {column}',
    "DELETE": 'DELETE FROM "{table}"',
    "TRUNCATE": 'TRUNCATE "{table}" CASCADE',
}
A_COLUMN = {
    "entry": "kind",
    "entry_place": "position",
    "paragraph": "text",
    "entry_address": "place",
    "audit_row": "action",
    "audit_sealed_row": "leaf",
}


@pytest.fixture
def written(committed_database: None) -> None:
    """A row in every table, committed, so that the owner's connection meets it."""
    _write()


@pytest.fixture
def written_here(db: None) -> None:
    """A row in every table, within the test's own transaction."""
    _write()


def _write() -> None:
    make_world()
    place = Entry(
        entry_id="p1",
        children=(str(CHILD),),
        happened_at=NOW,
        recorded_at=NOW,
        by_agency="marlmouth-children",
        fact=PlaceDescribed(place="home", address="2 Slate Row", postcode="ZZ1 2AB"),
    )
    actions.append([note("n1", paragraphs=(Paragraph(text="Seen."),)), place], by=SYSTEM, now=NOW)
    seal()


def _try(table: str, change: str) -> str:
    statement = CHANGES[change].format(table=table, column=A_COLUMN[table])
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), system_purpose("test"):
        connection.cursor().execute(statement)
    return str(refused.value).split("\n")[0]


@pytest.mark.parametrize("change", list(CHANGES))
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_application_may_not_change_what_was_written(written_here: None, table: str, change: str) -> None:
    assert "permission denied" in _try(table, change)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_owner_is_refused_by_the_trigger(written: None, table: str) -> None:
    with as_owner():
        said = [_try(table, change) for change in CHANGES]
    assert said == [f"{table} is append-only: {change} is refused" for change in CHANGES]


def test_application_role_is_no_superuser_and_owns_nothing(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("table", ["child", "entry", "entry_place", "paragraph"])
def test_row_security_is_forced_on_tables_about_children(db: None, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True, True)


def test_application_may_not_change_a_tables_shape(db: None) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute("ALTER TABLE entry DISABLE ROW LEVEL SECURITY")
