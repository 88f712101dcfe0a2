"""What the application role may do to each table, and that migrations say what the models say."""

from __future__ import annotations

import io

from django.core.management import call_command
from django.db import connection

ADD = "INSERT, SELECT"
CHANGE = "INSERT, SELECT, UPDATE"
REMOVE = "DELETE, INSERT, SELECT, UPDATE"
PRIVILEGES = {
    "audit_row": ADD,
    "audit_sealed_row": ADD,
    "entry": ADD,
    "entry_place": ADD,
    "entry_address": ADD,
    "paragraph": ADD,
    "access_contribution": ADD,
    "access_grant": CHANGE,
    "access_lockout": CHANGE,
    "access_break_glass": CHANGE,
    "account": CHANGE,
    "alert": CHANGE,
    "alert_delivery": CHANGE,
    "child": CHANGE,
    "contact": CHANGE,
    "contact_count": CHANGE,
    "contact_quarantine": CHANGE,
    "listing": CHANGE,
    "match_judgement": CHANGE,
    "match_review": CHANGE,
    "agency_key": CHANGE,
    "agency_seed": "DELETE, INSERT, SELECT",
    "sealed_batch": CHANGE,
    "watch_list_version": CHANGE,
    "work_task": CHANGE,
    "account_sign_in_failure": REMOVE,
    "agency": REMOVE,
    "contact_match_fields": REMOVE,
    "sealed_content": REMOVE,
    "sealed_word_used": REMOVE,
    "watch_asked": REMOVE,
    "watch_asking": REMOVE,
    "watch_tokens": REMOVE,
    "council": REMOVE,
    "django_session": REMOVE,
    "feed": REMOVE,
    "front_door": REMOVE,
    "django_migrations": "SELECT",
}


def test_application_may_do_to_each_table_exactly_this(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, string_agg(privilege_type, ', ' ORDER BY privilege_type)"
            " FROM information_schema.role_table_grants"
            " WHERE table_schema = 'public' AND grantee = current_user GROUP BY table_name"
        )
        assert dict(cursor.fetchall()) == PRIVILEGES


def test_migrations_say_what_the_models_say(db: None) -> None:
    said = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said, verbosity=1)
    assert "No changes detected" in said.getvalue()
