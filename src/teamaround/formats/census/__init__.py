"""The national Children in Need census (interop.md 2.1): read, checked by the rules that matter every day, written."""

from teamaround.formats.census.model import (
    Assessment,
    Census,
    Child,
    Episode,
    Header,
    InNeedPlan,
    PreProceedings,
    ProtectionPlan,
    Section47,
)
from teamaround.formats.census.reader import read_census
from teamaround.formats.census.validation import Finding, Level, validate
from teamaround.formats.census.writer import write_census

__all__ = [
    "Assessment",
    "Census",
    "Child",
    "Episode",
    "Finding",
    "Header",
    "InNeedPlan",
    "Level",
    "PreProceedings",
    "ProtectionPlan",
    "Section47",
    "read_census",
    "validate",
    "write_census",
]
