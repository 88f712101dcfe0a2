"""What the application role may do to a table, as migration operations run by the owner.

Nothing is granted by default: a table that is not named in a migration cannot be read at all.
"""

from __future__ import annotations

from django.conf import settings
from django.db import migrations

REFUSE_CHANGE = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
"""
# For each statement, not each row: row-level security would hide the rows from the trigger, and the refusal with them.
APPEND_ONLY = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
FUNCTION = "refuse_change"


def refuse_change_function() -> migrations.RunSQL:
    """The function behind every append-only trigger."""
    return migrations.RunSQL(
        REFUSE_CHANGE.format(function=FUNCTION), reverse_sql=f"DROP FUNCTION {FUNCTION}();"
    )


def append_only(*tables: str) -> list[migrations.RunSQL]:
    """Rows are added and read; a trigger refuses change to everybody, the owner as well."""
    return [
        migrations.RunSQL(
            APPEND_ONLY.format(table=table, function=FUNCTION),
            reverse_sql=f"DROP TRIGGER {table}_append_only ON {table};",
        )
        for table in tables
    ] + [may("SELECT, INSERT", *tables)]


def may(abilities: str, *tables: str) -> migrations.RunSQL:
    """Let the application role do these things to these tables."""
    role = settings.APPLICATION_ROLE_NAME
    listed = ", ".join(f'"{table}"' for table in tables)
    return migrations.RunSQL(
        f'GRANT {abilities} ON {listed} TO "{role}";',
        reverse_sql=f'REVOKE {abilities} ON {listed} FROM "{role}";',
    )


def may_work_in(*tables: str) -> migrations.RunSQL:
    """Let the application role read, add, change and remove rows of these tables."""
    return may("SELECT, INSERT, UPDATE, DELETE", *tables)
