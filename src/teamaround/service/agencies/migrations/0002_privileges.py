"""What the application may do with councils, agencies and feeds."""

from django.db import migrations

from teamaround.service.audit.privileges import may_work_in


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]
    operations = [may_work_in("council", "front_door", "agency", "feed")]
