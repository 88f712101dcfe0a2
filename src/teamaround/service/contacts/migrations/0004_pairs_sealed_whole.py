"""The comparison of a pair quotes both records: it goes under the seal, and the seal may be emptied."""

from typing import Any

import msgspec
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from teamaround.service.contacts.values import Compared
from teamaround.service.ledger.encryption import decrypted, encrypted


def seal_whole(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put what stands in clear beside the seal under it, row by row."""
    review: Any = apps.get_model("contacts", "MatchReview")  # as it was then, with its `explanation`
    for row in review._base_manager.iterator():
        bound = f"review {row.pk}"
        compared = Compared(explanation=row.explanation, waiting=decrypted(row.sealed, bound_to=bound))
        row.sealed = encrypted(msgspec.json.encode(compared), bound_to=bound)
        row.save(update_fields=["sealed"])


class Migration(migrations.Migration):
    dependencies = [("contacts", "0003_set_aside")]
    operations = [
        migrations.AlterField(
            model_name="matchreview", name="sealed", field=models.BinaryField(null=True)
        ),
        migrations.RunPython(seal_whole, elidable=True),
        migrations.RemoveField(model_name="matchreview", name="explanation"),
    ]
