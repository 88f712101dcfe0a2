"""Who and where to watch for: one encrypted listing for each child, and the version in which it last changed."""

from __future__ import annotations

from django.db import models

from teamaround.service.audit.guarded import OpenModel, SensitiveModel


class ListingRow(SensitiveModel):
    """What one child's case puts on the watch list. A closed case keeps an empty one, so that the change is seen."""

    child_id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    people = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    version = models.PositiveBigIntegerField(db_index=True)

    class Meta(SensitiveModel.Meta):
        db_table = "listing"


class WatchListVersion(OpenModel):
    """Counts the changes of the list, so that whoever holds an index of it knows what to read anew. One row.

    Kept contacts have been matched again with every change up to `matched_again_to`.
    """

    version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    matched_again_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "watch_list_version"

    def __str__(self) -> str:
        return str(self.version)
