"""Contacts show themselves to the service alone, and pairs to the matchers of the council (assurance 2.2)."""

from django.db import migrations

from teamaround.service.access.row_security import OF_NOBODY, guard_rows

# A pair that was brought to a desk's manager shows itself to that desk too; which of its people, the query says.
# Nobody who is locked out of a case decides about its people.
OF_THE_MATCHERS_COUNCIL = """
(council = nullif(teamaround_setting('reviews'), '')
 OR (escalated_to <> '' AND escalated_to = nullif(teamaround_setting('agency'), '')))
AND NOT EXISTS (
    SELECT 1 FROM access_lockout l
    WHERE jsonb_exists(match_review.children, l.child_id::text)
      AND l.starts <= nullif(teamaround_setting('now'), '')::timestamptz
      AND (l.ends IS NULL OR l.ends > nullif(teamaround_setting('now'), '')::timestamptz)
      AND (l.everybody OR l.user_id = nullif(teamaround_setting('actor'), '')::uuid
           OR (l.user_id IS NULL AND l.agency = nullif(teamaround_setting('agency'), '')))
)
"""


class Migration(migrations.Migration):
    dependencies = [("contacts", "0005_escalated"), ("access", "0002_privileges")]
    operations = [
        guard_rows("contact", OF_NOBODY),
        guard_rows("contact_match_fields", OF_NOBODY, removable=True),
        guard_rows("match_review", OF_THE_MATCHERS_COUNCIL),
    ]
