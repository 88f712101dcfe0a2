"""The audit is added to and read, by anybody who works here; a trigger refuses anything else."""

from django.db import migrations

from teamaround.service.audit.privileges import append_only, may, refuse_change_function


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        refuse_change_function(),
        *append_only("audit_row", "audit_sealed_row"),
        may("SELECT", "django_migrations"),
    ]
