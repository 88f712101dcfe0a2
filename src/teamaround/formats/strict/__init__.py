"""One strict loader in front of everything that others send (assurance.md 4.3)."""

from teamaround.formats.strict.json_message import JsonValue, load_json
from teamaround.formats.strict.limits import LIMITS, Limits
from teamaround.formats.strict.table import Row, Table, open_table
from teamaround.formats.strict.text import field_fault, text_fault
from teamaround.formats.strict.xml_message import XmlGuard, load_xml, safe_pull_parser

__all__ = [
    "LIMITS",
    "JsonValue",
    "Limits",
    "Row",
    "Table",
    "XmlGuard",
    "field_fault",
    "load_json",
    "load_xml",
    "open_table",
    "safe_pull_parser",
    "text_fault",
]
