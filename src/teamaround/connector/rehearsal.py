"""What would be sealed, row by row, without a key and without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from teamaround.connector.contact_files import Found, contacts_in, feed_of
from teamaround.connector.contents import Sealable, sealable
from teamaround.connector.settings import Settings
from teamaround.formats.reading import Refusal
from teamaround.matching.tokens import ContentTooLong


class Rehearsed(NamedTuple):
    """One contact: how it would be sealed, or why not."""

    found: Found
    ready: Sealable | None
    reason: str = ""

    @property
    def line(self) -> str:
        """The contact for people, by names of recipes and by counts: nothing of what is in it."""
        where = f"{self.found.file} contact {self.found.number}"
        if self.ready is None:
            return f"{where}: would be set aside: {self.reason}"
        told = ", ".join(f"{recipe} {number}" for recipe, number in self.ready.by_recipe.items())
        beyond = f"; {self.ready.left_out} more find no slot" if self.ready.left_out else ""
        cut = f"; {' and '.join(self.ready.shortened)} shortened" if self.ready.shortened else ""
        return f"{where}: {told or 'no token: it says too little to be found by anybody'}{beyond}{cut}"


def rehearsed(
    files: Iterable[Path], settings: Settings, feed: str | None, now: datetime
) -> Iterator[Rehearsed]:
    """Every contact of every file. Raises `SettingsFault` for a file that no feed explains."""
    for file, its_feed in [(file, feed_of(file, settings, feed)) for file in files]:
        for found in contacts_in(file, its_feed, settings.agency, now):
            yield _rehearsed(found)


def _rehearsed(found: Found) -> Rehearsed:
    if isinstance(found.what, Refusal):
        field = f", {found.what.field}" if found.what.field else ""
        return Rehearsed(found, None, f"{found.what.where}{field}: {found.what.reason}")
    try:
        return Rehearsed(found, sealable(found.what))
    except ContentTooLong as error:
        return Rehearsed(found, None, f"too long to be sealed: {error}")
