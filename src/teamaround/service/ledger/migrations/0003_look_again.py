"""When the rules have to be run again for a child although nothing is recorded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_privileges")]
    operations = [
        migrations.AddField("child", "look_again_at", models.DateTimeField(null=True)),
        migrations.AddField("child", "looked_by", models.CharField(blank=True, default="", max_length=16), preserve_default=False),
        migrations.AddIndex("child", models.Index(fields=["look_again_at"], name="child_look_again")),
    ]
