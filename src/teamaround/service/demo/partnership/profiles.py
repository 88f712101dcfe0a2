"""CSV column profiles: those of the `formats` package, and a few more that the invented agencies brought."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from teamaround.formats.profile import Profile, packaged_profile, profile_from_yaml
from teamaround.service.demo.partnership import tables


def own_profile_bytes(slug: str) -> bytes | None:
    """The YAML of a profile that the demonstration brings, or none when the `formats` package has it."""
    file = files(tables) / "profiles" / f"{slug}.yaml"
    return file.read_bytes() if file.is_file() else None


@cache
def profile_of(slug: str) -> Profile:
    """The profile of that name. Raises `Unreadable` when there is none."""
    own = own_profile_bytes(slug)
    return profile_from_yaml(own) if own is not None else packaged_profile(slug)
