"""Row-level security as migration operations: the policy's scope once more, written in SQL."""

from __future__ import annotations

from django.db import migrations

# STABLE, and run with the caller's rights; missing settings give NULL or '' and so no row.
FUNCTIONS = """
CREATE FUNCTION teamaround_setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('teamaround.' || name, true), '')
$$;
CREATE FUNCTION teamaround_child_is_visible(child uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM access_lockout l
        WHERE l.child_id = child
          AND l.starts <= nullif(teamaround_setting('now'), '')::timestamptz
          AND (l.ends IS NULL OR l.ends > nullif(teamaround_setting('now'), '')::timestamptz)
          AND (l.everybody
               OR l.user_id = nullif(teamaround_setting('actor'), '')::uuid
               OR (l.user_id IS NULL AND l.agency <> '' AND l.agency = teamaround_setting('agency')))
    ) AND (
        EXISTS (
            SELECT 1 FROM access_grant g
            WHERE g.child_id = child
              AND g.kind = ANY (string_to_array(teamaround_setting('kinds'), ','))
              AND g.starts <= nullif(teamaround_setting('now'), '')::timestamptz
              AND (g.ends IS NULL OR g.ends > nullif(teamaround_setting('now'), '')::timestamptz)
              AND (g.user_id = nullif(teamaround_setting('actor'), '')::uuid
                   OR (g.user_id IS NULL AND g.agency <> '' AND g.agency = teamaround_setting('agency')))
        ) OR (
            teamaround_setting('own') = 'yes' AND EXISTS (
                SELECT 1 FROM access_contribution c
                WHERE c.child_id = child AND c.agency = teamaround_setting('agency')
            )
        )
    )
$$;
"""
DROP_FUNCTIONS = "DROP FUNCTION teamaround_child_is_visible(uuid); DROP FUNCTION teamaround_setting(text);"
ENABLE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING (
    teamaround_setting('system') <> '' OR {condition}
);
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (teamaround_setting('system') <> '');
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING (teamaround_setting('system') <> '');
"""
DISABLE = """
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_changed ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def visibility_functions() -> migrations.RunSQL:
    """The functions that the policies of tables call."""
    return migrations.RunSQL(FUNCTIONS, reverse_sql=DROP_FUNCTIONS)


def guard_rows(table: str, condition: str) -> migrations.RunSQL:
    """Show rows of a table only where the condition holds for whom the transaction reads."""
    return migrations.RunSQL(
        ENABLE.format(table=table, condition=condition), reverse_sql=DISABLE.format(table=table)
    )
