"""The agency's files, each read as what it is found to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from teamaround.connector.faults import SettingsFault
from teamaround.connector.settings import Feed, Settings
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import is_csv, read_messages
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import plain


class Found(NamedTuple):
    """One contact or refusal of a file. `number` counts both from 1, in the order of the file."""

    file: str
    number: int
    what: ContactRecord | Refusal


def files_of(settings: Settings) -> tuple[Path, ...]:
    """The files of all feeds."""
    return tuple(file for feed in settings.feeds for file in feed.files())


def feed_of(file: Path, settings: Settings, name: str | None) -> Feed | None:
    """The feed of a file: the one that is named, or the first that names the file; messages need none.

    Raises `SettingsFault` for a name that no feed has, and for a CSV file without a feed that has a profile.
    """
    if name is not None and name not in (feed.name for feed in settings.feeds):
        known = ", ".join(feed.name for feed in settings.feeds) or "none"
        raise SettingsFault(f"There is no feed {name} in the settings. Feeds there: {known}.")
    chosen = (feed for feed in settings.feeds if (feed.names(file) if name is None else feed.name == name))
    feed = next(chosen, None)
    if (feed is None or feed.profile is None) and _is_csv(file):
        raise SettingsFault(
            f"{file.name} is CSV, and no feed with a profile names it: say which with --feed."
        )
    return feed


def contacts_in(file: Path, feed: Feed | None, agency: str, now: datetime) -> Iterator[Found]:
    """Everything in a file, as this agency's own."""
    try:
        with file.open("rb") as stream:
            for number, what in enumerate(_told(plain(stream), feed, agency, now), start=1):
                yield Found(file.name, number, what)
    except Unreadable as error:
        yield Found(file.name, 0, error.refusal)
    except OSError:
        yield Found(file.name, 0, Refusal(where="/", reason="a file that can be read was expected"))


def _told(
    stream: BufferedReader, feed: Feed | None, agency: str, now: datetime
) -> Iterator[ContactRecord | Refusal]:
    if feed is not None and feed.profile is not None and is_csv(stream):
        return read_contacts(stream, feed.profile, agency)
    return read_messages(stream, agency, now)


def _is_csv(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return is_csv(plain(stream))
    except (OSError, Unreadable):
        return False  # told when its turn comes
