"""A contact at a home on the list of a person not known is kept as one that concerned nobody, to be matched again."""

from django.db import migrations, models

STATES = [
    ("received", "Received"),
    ("nothing", "Concerns nobody on the list"),
    ("unidentified", "At a home on the list, of a person not known"),
    ("matched", "Concerns somebody on the list"),
    ("review", "Waits for match review"),
    ("not_a_match", "Judged not a match"),
]


class Migration(migrations.Migration):
    dependencies = [("contacts", "0010_sealed_opened_later")]
    operations = [
        migrations.AlterField("contact", "state", models.CharField(choices=STATES, default="received", max_length=20)),
        migrations.AlterField("contactcount", "state", models.CharField(choices=STATES, max_length=20)),
    ]
