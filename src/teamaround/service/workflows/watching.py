"""The watch list in this process's memory, brought up to date before each use."""

from __future__ import annotations

from threading import Lock

from teamaround.exchange.recognise import Watch
from teamaround.service.people.queries import watch_list_unscoped, watch_list_version


class StandingWatch:
    """One index a process. A link made by any process counts from the next contact on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._watch = Watch()
        self._version = 0

    def current(self) -> Watch:
        """The watch list as it now stands."""
        with self._lock:
            version = watch_list_version()
            if version < self._version:  # another database, or one that was restored
                self._watch, self._version = Watch(), 0
            if version != self._version:
                changed = watch_list_unscoped(since=self._version)
                for child, listing in changed.listings:
                    self._watch.put_listing(child, listing)
                self._version = changed.version
            return self._watch

    def forget(self) -> None:
        """Start anew from the database: after it was emptied or restored."""
        with self._lock:
            self._watch, self._version = Watch(), 0


STANDING = StandingWatch()
