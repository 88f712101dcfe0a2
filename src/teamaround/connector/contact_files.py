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
from teamaround.formats.door import Format, detect, read_messages
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import plain

_LOOKED_AT = 4096  # bytes


class Found(NamedTuple):
    """One contact or refusal of a file. `number` counts both from 1, in the order of the file."""

    file: str
    number: int
    what: ContactRecord | Refusal


def files_of(settings: Settings) -> tuple[Path, ...]:
    """The files of all feeds."""
    return tuple(file for feed in settings.feeds for file in feed.files())


def contacts_in(file: Path, settings: Settings, feed: str | None, now: datetime) -> Iterator[Found]:
    """Everything in a file, as this agency's own. Raises `SettingsFault` for a CSV file that no feed explains."""
    belongs = _feed_of(file, settings, feed)
    try:
        with file.open("rb") as stream:
            told = _told(plain(stream), settings.agency, belongs, now, file.name)
            for number, what in enumerate(told, start=1):
                yield Found(file.name, number, what)
    except Unreadable as error:
        yield Found(file.name, 0, error.refusal)
    except OSError:
        yield Found(file.name, 0, Refusal(where="/", reason="a file that can be read was expected"))


def _feed_of(file: Path, settings: Settings, name: str | None) -> Feed | None:
    if name is None:
        return next((feed for feed in settings.feeds if feed.names(file)), None)
    found = next((feed for feed in settings.feeds if feed.name == name), None)
    if found is None:
        known = ", ".join(feed.name for feed in settings.feeds) or "none"
        raise SettingsFault(f"There is no feed {name} in the settings. Feeds there: {known}.")
    return found


def _told(
    stream: BufferedReader, agency: str, feed: Feed | None, now: datetime, name: str
) -> Iterator[ContactRecord | Refusal]:
    if detect(stream.peek(_LOOKED_AT)[:_LOOKED_AT]) is not Format.CSV:
        return read_messages(stream, agency, now)
    if feed is None or feed.profile is None:
        raise SettingsFault(f"{name} is CSV, and no feed with a profile names it: say which with --feed.")
    return read_contacts(stream, feed.profile, agency)
