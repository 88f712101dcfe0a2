"""The ledger is added to and read; row-level security stands on children, entries and paragraphs."""

from django.db import migrations

from teamaround.service.access.row_security import guard_rows
from teamaround.service.audit.privileges import append_only, may

OF_A_VISIBLE_CHILD = "child_id IN (SELECT teamaround_visible_children())"
WITH_A_VISIBLE_PLACE = "EXISTS (SELECT 1 FROM entry_place p WHERE p.entry_id = entry.entry_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("access", "0002_privileges"),
        ("audit", "0002_privileges"),
    ]
    operations = [
        may("SELECT, INSERT, UPDATE", "child"),
        *append_only("entry", "entry_place", "paragraph", "entry_address"),
        guard_rows("child", "id IN (SELECT teamaround_visible_children())"),
        guard_rows("entry_place", OF_A_VISIBLE_CHILD),
        guard_rows("paragraph", OF_A_VISIBLE_CHILD),
        guard_rows("entry", WITH_A_VISIBLE_PLACE),
    ]
