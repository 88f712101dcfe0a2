"""The base of every part of a scenario file: frozen and closed, so that a misspelt field is an error."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a scenario file."""
