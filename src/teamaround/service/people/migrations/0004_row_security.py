"""The watch list shows itself to the service alone (assurance 2.2)."""

from django.db import migrations

from teamaround.service.access.row_security import OF_NOBODY, guard_rows


class Migration(migrations.Migration):
    dependencies = [("people", "0003_matched_again"), ("access", "0002_privileges")]
    operations = [guard_rows("listing", OF_NOBODY)]
