"""A pair that the matchers could not decide is brought to the manager of their desk."""

from django.db import migrations, models

WHY = [("cannot_tell", "The matchers could not tell"), ("late", "Nobody decided it in time")]


class Migration(migrations.Migration):
    dependencies = [("contacts", "0004_pairs_sealed_whole")]
    operations = [
        migrations.AddField("matchreview", "escalated_to", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField(
            "matchreview", "escalated_because", models.CharField(blank=True, choices=WHY, default="", max_length=20), preserve_default=False
        ),
        migrations.AddField("matchreview", "escalated_at", models.DateTimeField(null=True)),
    ]
