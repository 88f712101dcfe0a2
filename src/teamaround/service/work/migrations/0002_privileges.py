"""What the application may do with alerts, deliveries and tasks: none of them is removed."""

from django.db import migrations

from teamaround.service.audit.privileges import may


class Migration(migrations.Migration):
    dependencies = [("work", "0001_initial")]
    operations = [may("SELECT, INSERT, UPDATE", "alert", "alert_delivery", "work_task")]
