"""An alert says whose contact raised it, so that nobody there is shown it (decision 14)."""

from django.db import migrations, models

# The record says it of what was raised before. Its entries show themselves to a named purpose only.
SENDER_OF_WHAT_IS_HERE = """
SELECT set_config('teamaround.system', 'migrate', true);
UPDATE alert SET sender = entry.by_agency FROM entry
WHERE entry.entry_id = alert.entry_id AND entry.kind = 'sighting'
  AND coalesce(entry.payload -> 'fact' ->> 'contact', '') <> '';
"""


class Migration(migrations.Migration):
    dependencies = [("work", "0002_privileges"), ("ledger", "0002_privileges")]
    operations = [
        migrations.AddField(
            "alertrow",
            "sender",
            models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunSQL(SENDER_OF_WHAT_IS_HERE, migrations.RunSQL.noop),
    ]
