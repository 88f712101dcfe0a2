"""What matchers said of pairs, remembered; shown to the desk where it was said (assurance 2.2)."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from teamaround.service.access.row_security import guard_rows
from teamaround.service.audit.privileges import may

# Which people of the desk, the query says. Nobody who is locked out of a case sees what was judged about it.
OF_THE_DESK = """
desk <> '' AND desk = nullif(teamaround_setting('agency'), '')
AND NOT EXISTS (
    SELECT 1 FROM access_lockout l
    WHERE jsonb_exists(match_judgement.children, l.child_id::text)
      AND l.starts <= nullif(teamaround_setting('now'), '')::timestamptz
      AND (l.ends IS NULL OR l.ends > nullif(teamaround_setting('now'), '')::timestamptz)
      AND (l.everybody OR l.user_id = nullif(teamaround_setting('actor'), '')::uuid
           OR (l.user_id IS NULL AND l.agency = nullif(teamaround_setting('agency'), '')))
)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0006_row_security'),
        ('access', '0002_privileges'),
    ]

    operations = [
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.CharField(max_length=120)),
                ('children', models.JSONField(default=list)),
                ('council', models.CharField(max_length=64)),
                ('desk', models.CharField(max_length=64)),
                ('said', models.CharField(choices=[('same', 'The same person'), ('different', 'Not the same person'), ('cannot_tell', 'Cannot tell')], max_length=12)),
                ('rests_on', models.JSONField(default=list)),
                ('reason', models.TextField(blank=True)),
                ('by', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('bits', models.FloatField()),
                ('band', models.CharField(max_length=12)),
                ('name_group', models.CharField(blank=True, max_length=20)),
                ('identity', models.CharField(blank=True, max_length=64)),
                ('details', models.JSONField(default=list)),
                ('entries', models.JSONField(default=list)),
                ('holds_until', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('undone', 'Undone'), ('expired', 'Its time was over'), ('new_detail', 'Something was given that was not there before'), ('judged_again', 'The same details were judged again')], max_length=12)),
                ('undone_by', models.CharField(blank=True, max_length=64)),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_because', models.CharField(blank=True, max_length=40)),
                ('undone_reason', models.TextField(blank=True)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contacts.matchreview')),
            ],
            options={
                'db_table': 'match_judgement',
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['identity'], name='match_judgement_identity'), models.Index(fields=['holds_until'], name='match_judgement_holds')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='match_judgement_end_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_because', ''), ('undone_by', '')), models.Q(('undone_at__isnull', False), models.Q(('undone_by', ''), _negated=True), models.Q(('undone_because', ''), _negated=True)), _connector='OR'), name='match_judgement_undoing_is_whole'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('details', []), ('identity', '')), _connector='OR'), name='match_judgement_that_ended_keeps_no_hash')],
            },
        ),
        may("SELECT, INSERT, UPDATE", "match_judgement"),
        guard_rows("match_judgement", OF_THE_DESK),
    ]
