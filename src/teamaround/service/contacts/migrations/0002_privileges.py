"""What the application may do with contacts: match fields alone are removed."""

from django.db import migrations

from teamaround.service.audit.privileges import may, may_work_in


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial")]
    operations = [
        may("SELECT, INSERT, UPDATE", "contact", "contact_count", "contact_quarantine", "match_review"),
        may_work_in("contact_match_fields"),
    ]
