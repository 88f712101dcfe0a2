"""Alerts, deliveries and tasks show themselves to those with a grant on the child: the second layer (assurance 2.2)."""

from django.db import migrations

from teamaround.service.access.row_security import OF_A_VISIBLE_CHILD, guard_rows


class Migration(migrations.Migration):
    dependencies = [("work", "0003_sender"), ("access", "0002_privileges")]
    operations = [
        guard_rows("alert", OF_A_VISIBLE_CHILD),
        guard_rows("alert_delivery", OF_A_VISIBLE_CHILD),
        guard_rows("work_task", OF_A_VISIBLE_CHILD),
    ]
