"""One strict loader in front of everything that others send (assurance.md 4.3)."""

from teamaround.formats.strict.gunzip import plain
from teamaround.formats.strict.json_message import JsonValue, check_texts, load_json
from teamaround.formats.strict.limits import LIMITS, Limits
from teamaround.formats.strict.messages import messages_in
from teamaround.formats.strict.table import Row, Table, open_table
from teamaround.formats.strict.text import field_fault, text_fault
from teamaround.formats.strict.xml_message import XmlGuard, load_xml, safe_pull_parser
from teamaround.formats.strict.yaml_file import load_yaml

__all__ = [
    "LIMITS",
    "JsonValue",
    "Limits",
    "Row",
    "Table",
    "XmlGuard",
    "check_texts",
    "field_fault",
    "load_json",
    "load_xml",
    "load_yaml",
    "messages_in",
    "open_table",
    "plain",
    "safe_pull_parser",
    "text_fault",
]
