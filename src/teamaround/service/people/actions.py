"""Keep the watch list in step with the ledger."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import F

from teamaround.exchange.watch_list import Listing, listing
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.fold import fold
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.encryption import encrypted
from teamaround.service.ledger.queries import entries_of_unscoped, open_children_unscoped
from teamaround.service.people.models import ListingRow, WatchListVersion
from teamaround.service.people.queries import listing_unscoped


@system_purpose("relisted")
def relist(case: CaseFile, *, now: datetime) -> bool:
    """Put the people and places of one child's case on the list as they stand; a closed case takes them off.

    False when nothing changed by it.
    """
    new = listing(case, local_date(now))
    if listing_unscoped(case.child) == new:
        return False
    _put(UUID(case.child), new, _next_version(now))
    return True


@system_purpose("watch_list_rebuilt")
def rebuild(*, by: By, now: datetime) -> int:
    """Derive the whole list from the ledger again. Returns how many children's cases are on it."""
    version = _next_version(now)
    kept = set()
    for child in open_children_unscoped():
        case = fold(entries_of_unscoped(child.child_id), child=child.child_id, as_at=now)
        _put(UUID(child.child_id), listing(case, local_date(now)), version)
        kept.add(UUID(child.child_id))
    for gone in ListingRow._unsafe_system.exclude(pk__in=kept).values_list("pk", flat=True):
        _put(gone, Listing(), version)
    audit.record(AuditKind.WATCH_LIST_REBUILT, by=by, now=now, count=len(kept))
    return len(kept)


@transaction.atomic
def note_matched_again(version: int, *, by: By, now: datetime) -> None:
    """Note that kept contacts were matched again with every change of the list up to this version."""
    WatchListVersion.objects.filter(pk=1).update(matched_again_to=version)
    audit.record(AuditKind.CONTACTS_MATCHED_AGAIN, by=by, now=now, object_id=str(version))


def _put(child_id: UUID, new: Listing, version: int) -> None:
    row = ListingRow(
        child_id=child_id,
        sealed=encrypted(msgspec.json.encode(new), bound_to=f"listing {child_id}"),
        people=len(new.people),
        places=len(new.places),
        version=version,
    )
    ListingRow._unsafe_system.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["child_id"],
        update_fields=["sealed", "people", "places", "version"],
    )


def _next_version(now: datetime) -> int:
    # The row stays locked until the commit: versions become visible in their order.
    WatchListVersion.objects.get_or_create(pk=1)
    WatchListVersion.objects.filter(pk=1).update(version=F("version") + 1, changed_at=now)
    return WatchListVersion.objects.get(pk=1).version
