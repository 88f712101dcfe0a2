"""Up to which version kept contacts were matched again."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One number more in the one row."""

    dependencies: ClassVar = [("people", "0002_privileges")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="watchlistversion",
            name="matched_again_to",
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
