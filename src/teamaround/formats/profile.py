"""How the columns of an agency's CSV file stand for the parts of a contact: data, checked when loaded."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from teamaround.formats.contact_record import ContactKind
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import load_yaml
from teamaround.formats.strict.dates import ISO, parse_moment

Column = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Columns = tuple[Column, ...]
_SOME_DAY = datetime(2001, 2, 3, 4, 5, 6)  # noqa: DTZ001 - any day with six different numbers


class PlaceColumns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a place is written. Several address columns are joined with commas."""

    address: Columns = ()
    postcode: Column | None = None
    uprn: Column | None = None


class PersonColumns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a person is written. `verified` names the column that says whether the NHS number was traced."""

    family_name: Column | None = None
    given_names: Column | None = None
    former_names: Columns = ()
    date_of_birth: Column | None = None
    sex: Column | None = None
    nhs_number: Column | None = None
    verified: Column | None = None
    phones: Columns = ()


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a column tells, or that is the same for the whole file.

    `values` translates what the column writes; what it does not list becomes `fixed`, or stays when that is empty.
    """

    column: Column | None = None
    values: dict[str, str] = {}
    fixed: str = ""


class Moment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When it happened: columns joined with a blank, in one of `formats` (iso or strptime), local to `zone`."""

    columns: Columns = ()
    formats: tuple[str, ...] = (ISO,)
    fixed: str = ""
    zone: str = "Europe/London"


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of file.

    `dates` are the formats of dates of birth; lists inside one cell are split at `;`. Columns named in `optional`
    may be missing from the header and then read as empty; any other missing column refuses the whole file, since a
    misspelt header would otherwise lose a whole column unnoticed.
    """

    slug: Slug
    words: str
    kind: Told
    source_id: Column
    occurred_at: Moment
    person: PersonColumns
    agency: Told = Told()
    delimiter: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] = ","
    dates: tuple[str, ...] = (ISO,)
    sex_values: dict[str, str] = {}
    verified_values: tuple[str, ...] = ("01",)
    home: PlaceColumns | None = None
    caller: PlaceColumns | None = None
    incident: PlaceColumns | None = None
    informant: PersonColumns | None = None
    informant_home: PlaceColumns | None = None
    informant_relationship: Column | None = None
    companion: PersonColumns | None = None
    reason: Column | None = None
    optional: Columns = ()


def profile_from_yaml(text: bytes) -> Profile:
    """Read a profile. Raises Unreadable naming the key that is wrong."""
    profile = load_yaml(text, Profile, "the profile")
    _check_kinds(profile)
    _check_moments(profile)
    if profile.delimiter in '"\r\n' or profile.delimiter.isalnum():
        raise Unreadable("the profile", "delimiter", "a mark such as , or ; was expected")
    return profile


def _check_moments(profile: Profile) -> None:
    """A date format or a zone that cannot be would otherwise refuse every row."""
    when = profile.occurred_at
    for key, formats in (("occurred_at.formats", when.formats), ("dates", profile.dates)):
        wrong = [str(place) for place, form in enumerate(formats, start=1) if not _can_be_read(form)]
        if wrong or not formats:
            expected = "`iso` or patterns such as %d/%m/%Y were expected"
            raise Unreadable(
                "the profile", key, f"{expected}; see number {', '.join(wrong) or '1'} of the list"
            )
    try:
        zone = ZoneInfo(when.zone)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        raise Unreadable(
            "the profile", "occurred_at.zone", "a zone such as Europe/London was expected"
        ) from None
    if not when.columns and parse_moment(when.fixed, when.formats, zone) is None:
        raise Unreadable("the profile", "occurred_at", "columns or a fixed moment were expected")


def _can_be_read(form: str) -> bool:
    if form == ISO:
        return True
    try:
        datetime.strptime(_SOME_DAY.strftime(form), form)  # noqa: DTZ007 - only whether the pattern is one
    except (ValueError, re.error):
        return False
    return "%" in form


def _check_kinds(profile: Profile) -> None:
    known = {kind.value for kind in ContactKind}
    named = set(profile.kind.values.values()) | ({profile.kind.fixed} if profile.kind.fixed else set())
    if not named or named - known:
        raise Unreadable(
            "the profile", "kind", f"kinds from this list were expected: {', '.join(sorted(known))}"
        )


def packaged_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with the package, sorted."""
    files = resources.files(__package__).joinpath("csv_profiles").iterdir()
    return tuple(sorted(file.name.removesuffix(".yaml") for file in files if file.name.endswith(".yaml")))


def packaged_profile(name: str) -> Profile:
    """A profile of the package by its name. Raises Unreadable listing the names when there is none so called."""
    if name not in packaged_profiles():
        raise Unreadable("the profile", "", f"one of these was expected: {', '.join(packaged_profiles())}")
    return profile_from_yaml(
        resources.files(__package__).joinpath("csv_profiles", f"{name}.yaml").read_bytes()
    )


def profile_called(name: str, folder: Path = Path()) -> Profile:
    """A profile of the package by its name, or a YAML file's, looked for in a folder. Raises Unreadable."""
    if not name.endswith((".yaml", ".yml")):
        return packaged_profile(name)
    try:
        return profile_from_yaml((folder / name).read_bytes())
    except OSError:
        raise Unreadable("the profile", "", "a YAML file that can be read was expected") from None
