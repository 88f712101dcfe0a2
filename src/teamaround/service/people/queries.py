"""Read the watch list. Nobody reads it but the workflow that recognises contacts against it."""

from __future__ import annotations

from uuid import UUID

import msgspec

from teamaround.exchange.watch_list import Listing
from teamaround.service.access.context import system_purpose
from teamaround.service.ledger.encryption import decrypted
from teamaround.service.people.models import ListingRow, WatchListVersion


class WatchList(msgspec.Struct, frozen=True, kw_only=True):
    """Children with what their cases list, and the version of the list up to which these are all the changes."""

    version: int
    listings: tuple[tuple[str, Listing], ...]


def watch_list_version() -> int:
    """The version now; an index built from another one is out of date."""
    return WatchListVersion.objects.filter(pk=1).values_list("version", flat=True).first() or 0


def matched_again_to() -> int:
    """The version up to which kept contacts were matched again."""
    return WatchListVersion.objects.filter(pk=1).values_list("matched_again_to", flat=True).first() or 0


@system_purpose("watch_list")
def watch_list_unscoped(*, since: int = 0) -> WatchList:
    """The list, or what changed in it after a version: for `exchange.recognise.Watch.put_listing`."""
    version = watch_list_version()
    rows = ListingRow._unsafe_system.filter(version__gt=since).order_by("child_id")
    return WatchList(version=version, listings=tuple((str(row.pk), _listing(row)) for row in rows))


@system_purpose("listing")
def listing_unscoped(child_id: UUID | str) -> Listing:
    """What one child's case puts on the list now."""
    row = ListingRow._unsafe_system.filter(pk=child_id).first()
    return Listing() if row is None else _listing(row)


def _listing(row: ListingRow) -> Listing:
    plain = decrypted(row.sealed, bound_to=f"listing {row.pk}")
    return msgspec.json.decode(plain, type=Listing)
