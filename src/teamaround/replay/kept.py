"""Contacts of nobody known, kept for a while and compared again when the watch list changes (decision 18)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from teamaround.exchange.contact import Contact
from teamaround.exchange.receive import Received
from teamaround.exchange.recognise import Watch
from teamaround.exchange.watch_list import CONTACTS_KEPT, Listing, listing
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile


class Kept(NamedTuple):
    """A contact, the event that brought it, and when it came."""

    event: str
    contact: Contact
    received_at: datetime


class KeptContacts:
    """What the service keeps of contacts of nobody known, and what it last saw of each child's watch list."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self._listings: dict[str, Listing] = {}

    def compared(self, one: Kept, received: Received) -> None:
        """Keep a contact while nobody knows whom it is about; forget one that now has a name."""
        if received.names_nobody:
            self._kept[one.event] = one
        else:
            self._kept.pop(one.event, None)

    def waiting(self, now: datetime) -> tuple[Kept, ...]:
        """What is still kept, in the order in which it came; what is older is gone for good."""
        self._kept = {
            name: one
            for name, one in self._kept.items()
            if instant(one.received_at) + CONTACTS_KEPT > instant(now)
        }
        return tuple(sorted(self._kept.values(), key=lambda one: instant(one.received_at)))

    def changed(self, cases: Iterable[CaseFile], now: datetime) -> Watch | None:
        """The watch list of the children for whom it changed since the last time; None where it did for nobody."""
        new = {case.child: listing(case, local_date(now)) for case in cases}
        changed = {child: one for child, one in new.items() if one != self._listings.get(child, Listing())}
        self._listings = new
        if not changed:
            return None
        watch = Watch()
        for child, one in changed.items():
            watch.put_listing(child, one)
        return watch
