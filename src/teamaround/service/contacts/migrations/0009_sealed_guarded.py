"""Sealed contacts, blinds and values show themselves to the service alone; what is over is removed (assurance 2.2)."""

from django.db import migrations

from teamaround.service.access.row_security import OF_NOBODY, guard_rows
from teamaround.service.audit.privileges import may, may_work_in


class Migration(migrations.Migration):
    dependencies = [("contacts", "0008_sealed"), ("access", "0002_privileges")]
    operations = [
        may("SELECT, INSERT, UPDATE", "agency_key", "sealed_batch"),
        may_work_in("sealed_content", "sealed_word_used", "watch_asked", "watch_asking", "watch_tokens"),
        guard_rows("sealed_batch", OF_NOBODY),
        guard_rows("sealed_content", OF_NOBODY, removable=True),
        guard_rows("watch_asking", OF_NOBODY, removable=True),
        guard_rows("watch_tokens", OF_NOBODY, removable=True),
    ]
