"""Hold an agency to the one seed of an epoch: what is sealed under another would open nothing, unseen by anybody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.sealed import AgencySeed


class OtherSeed(ValueError):
    """What came is of another seed than what stands here under this epoch."""

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        super().__init__(
            f"This is of another seed than what the service has of epoch {epoch}: nothing of it would open. "
            "If the seed was replaced, the partnership must be told; if not, put the former keys back."
        )


def keep_to_seed(agency: str, *, epoch: int, mark: str) -> None:
    """Remember the mark that comes first, with whatever it came with. Raises `OtherSeed` for another."""
    row, _ = AgencySeed.objects.get_or_create(agency_id=agency, epoch=epoch, defaults={"mark": mark})
    if row.mark != mark:
        raise OtherSeed(epoch)


@transaction.atomic
def note_other_seed(agency: str, *, epoch: int, by: By, now: datetime) -> None:
    """Put down that something was refused for its seed."""
    audit.record(
        AuditKind.OTHER_SEED_REFUSED,
        by=by,
        now=now,
        object_type="agency_epoch",
        object_id=f"{agency} {epoch}",
    )
