"""What the application may do with accounts, and with the sessions of those who signed in."""

from django.db import migrations

from teamaround.service.audit.privileges import may, may_work_in


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("sessions", "0001_initial")]
    operations = [may("SELECT, INSERT, UPDATE", "account"), may_work_in("django_session")]
