"""A kind of grant for a child who was found by exact details. Of the database nothing changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_privileges")]
    operations = [
        migrations.AlterField(
            model_name="grant",
            name="kind",
            field=models.CharField(choices=[('core_group', 'core_group'), ('meeting', 'meeting'), ('duty_desk', 'duty_desk'), ('response', 'response'), ('oversight', 'oversight'), ('own_contribution', 'own_contribution'), ('break_glass', 'break_glass'), ('audit_sample', 'audit_sample'), ('disclosure', 'disclosure'), ('enquiry', 'enquiry')], max_length=40),
        ),
    ]
