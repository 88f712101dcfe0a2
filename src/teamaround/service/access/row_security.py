"""Row-level security as migration operations: the policy's scope once more, written in SQL."""

from __future__ import annotations

from django.db import migrations

# STABLE, and run with the caller's rights; missing settings give NULL or '' and so no row. The children are found
# once for a statement, not once for a row: a page reads hundreds of rows of one child.
FUNCTIONS = """
CREATE FUNCTION teamaround_setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('teamaround.' || name, true), '')
$$;
CREATE FUNCTION teamaround_visible_children() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH asking AS MATERIALIZED (
        SELECT nullif(teamaround_setting('actor'), '')::uuid AS actor,
               nullif(teamaround_setting('agency'), '') AS agency,
               nullif(teamaround_setting('now'), '')::timestamptz AS now,
               string_to_array(teamaround_setting('kinds'), ',') AS kinds,
               teamaround_setting('own') = 'yes' AS own
    )
    (
        SELECT g.child_id FROM access_grant g, asking a
        WHERE g.kind = ANY (a.kinds) AND g.starts <= a.now AND (g.ends IS NULL OR g.ends > a.now)
          AND (g.user_id = a.actor OR (g.user_id IS NULL AND g.agency = a.agency))
        UNION
        SELECT c.child_id FROM access_contribution c, asking a WHERE a.own AND c.agency = a.agency
    )
    EXCEPT
    SELECT l.child_id FROM access_lockout l, asking a
    WHERE l.starts <= a.now AND (l.ends IS NULL OR l.ends > a.now)
      AND (l.everybody OR l.user_id = a.actor OR (l.user_id IS NULL AND l.agency = a.agency))
$$;
"""
DROP_FUNCTIONS = "DROP FUNCTION teamaround_visible_children(); DROP FUNCTION teamaround_setting(text);"
OF_A_VISIBLE_CHILD = "child_id IN (SELECT teamaround_visible_children())"
OF_NOBODY = "false"  # read for a named purpose of the service alone
ENABLE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING (
    (SELECT teamaround_setting('system')) <> '' OR {condition}
);
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ((SELECT teamaround_setting('system')) <> '');
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ((SELECT teamaround_setting('system')) <> '');
"""
ALSO_REMOVED = (
    "CREATE POLICY {table}_removed ON {table} FOR DELETE USING ((SELECT teamaround_setting('system')) <> '');"
)
DISABLE = """
DROP POLICY IF EXISTS {table}_removed ON {table};
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_changed ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def visibility_functions() -> migrations.RunSQL:
    """The functions that the policies of tables call."""
    return migrations.RunSQL(FUNCTIONS, reverse_sql=DROP_FUNCTIONS)


def guard_rows(table: str, condition: str, *, removable: bool = False) -> migrations.RunSQL:
    """Show rows of a table only where the condition holds for whom the transaction reads.

    Adding, changing and, where a table's rows are `removable`, removing asks for a named purpose of the service.
    """
    enable = ENABLE + ALSO_REMOVED if removable else ENABLE
    return migrations.RunSQL(
        enable.format(table=table, condition=condition), reverse_sql=DISABLE.format(table=table)
    )
