"""The connector's one settings file, read strictly. No secret stands in it."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

import msgspec

from teamaround.connector.faults import SettingsFault
from teamaround.connector.settings_lines import fault_in_words
from teamaround.formats.profile import Profile, Slug, profile_called
from teamaround.formats.reading import Unreadable

_Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file: no key but those named."""


class Agreement(_Table, frozen=True, kw_only=True):
    """What the agency has agreed to. `open_plans_at_most` bounds what it answers, whatever the service declares."""

    open_plans_at_most: Annotated[int, msgspec.Meta(ge=0)]
    clear_allowed: bool = False


class Calling(_Table, frozen=True, kw_only=True):
    """How the service is called, in seconds and tries."""

    timeout_seconds: _Seconds = 20
    tries: Annotated[int, msgspec.Meta(ge=1, le=100)] = 6
    first_pause_seconds: _Seconds = 1
    longest_pause_seconds: _Seconds = 60
    watch_seconds: _Seconds = 60


class _FeedTable(_Table, frozen=True, kw_only=True):
    name: Slug
    files: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    profile: str = ""


class _File(_Table, frozen=True, kw_only=True):
    agency: Slug
    service: str
    keys: str = "keys"
    outbox: str = "outbox"
    agreement: Agreement
    calling: Calling = Calling()
    feeds: tuple[_FeedTable, ...] = ()


class Feed(NamedTuple):
    """Files of one kind. `profile` is nothing where they are messages, which say themselves what they are."""

    name: str
    folder: Path
    patterns: tuple[str, ...]
    profile: Profile | None

    def files(self) -> tuple[Path, ...]:
        """What its patterns find now, sorted."""
        return tuple(sorted({file for pattern in self.patterns for file in self._found(pattern)}))

    def names(self, file: Path) -> bool:
        """Whether a file is one of its own."""
        return any(fnmatch(str(file.resolve()), str(self.folder / pattern)) for pattern in self.patterns)

    def _found(self, pattern: str) -> list[Path]:
        whole = self.folder / pattern
        return [file for file in Path(whole.anchor).glob(str(whole)[len(whole.anchor) :]) if file.is_file()]


class Settings(NamedTuple):
    """The settings with every folder and profile found."""

    agency: str
    service: str
    keys: Path
    outbox: Path
    agreement: Agreement
    calling: Calling
    feeds: tuple[Feed, ...]


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises `SettingsFault` naming the line and the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        written = msgspec.convert(tomllib.loads(text), _File)
    except OSError:
        told = "there is no such file, or it cannot be read; `example-settings` prints one to begin with"
        raise SettingsFault(f"{path.name}: {told}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFault(f"{path.name}: no TOML in UTF-8: {error}") from None
    except msgspec.ValidationError as error:
        raise SettingsFault(f"{path.name}{fault_in_words(text, str(error))}") from None
    folder = path.resolve().parent
    try:
        return _settled(written, folder)
    except _Wrong as wrong:
        raise SettingsFault(f"{path.name}{fault_in_words(text, str(wrong))}") from None


def example_settings() -> str:
    """A commented settings file to begin with."""
    return files(__package__).joinpath("packaged", "example.toml").read_text(encoding="utf-8")


class _Wrong(ValueError):
    """In the form in which msgspec tells its own: what, and the path of the key."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"{what} - at `$.{key}`")


def _settled(written: _File, folder: Path) -> Settings:
    return Settings(
        agency=written.agency,
        service=_address(written.service),
        keys=folder / written.keys,
        outbox=folder / written.outbox,
        agreement=written.agreement,
        calling=written.calling,
        feeds=tuple(_feed(one, f"feeds[{at}]", folder) for at, one in enumerate(written.feeds)),
    )


def _address(service: str) -> str:
    """Only over TLS, but to this very machine; a name and a password have no place in it."""
    parts = urlsplit(service)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    if not (is_safe and parts.hostname) or parts.username or parts.query or parts.path not in ("", "/"):
        raise _Wrong("an address such as https://teamaround.example was expected, without a path", "service")
    return service.rstrip("/")


def _feed(written: _FeedTable, key: str, folder: Path) -> Feed:
    profile = _profile(written.profile, key, folder) if written.profile else None
    return Feed(written.name, folder, written.files, profile)


def _profile(name: str, key: str, folder: Path) -> Profile:
    try:
        return profile_called(name, folder)
    except Unreadable as error:
        raise _Wrong(str(error), f"{key}.profile") from None
