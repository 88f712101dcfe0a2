"""The limits in front of everything that comes from outside (assurance.md 4.3), as data."""

from __future__ import annotations

from importlib import resources

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of anything is read. Sizes in bytes, lengths in characters, years inclusive."""

    message_bytes: int
    json_depth: int
    nodes: int
    xml_depth: int
    integer_digits: int
    first_year: int
    last_year: int
    field_characters: int
    csv_line_characters: int
    csv_quoted_lines: int
    csv_columns: int
    file_bytes: int
    gzip_ratio: int
    gzip_free_bytes: int
    yaml_bytes: int


def _packaged() -> Limits:
    text = resources.files(__package__).joinpath("limits.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=Limits)


LIMITS = _packaged()
