"""What the application may do with the watch list."""

from django.db import migrations

from teamaround.service.audit.privileges import may


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [may("SELECT, INSERT, UPDATE", "listing", "watch_list_version")]
